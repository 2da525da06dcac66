package remedy

import (
	"cmp"
	"strings"

	"github.com/credlint/credlint/internal/lint"
)

// The words of --with that are no managers.
const (
	Env   = "env"
	OAuth = "oauth"
)

// defaultManager is whose launcher is offered where only a launcher helps and
// the user named none.
const defaultManager = "op"

// Manager is a program that keeps secrets, and the ways to get one from it.
// Words hold {at} for the place in the manager, {entry} for the secret's own
// name there, {name} for its variable.
type Manager struct {
	ID, Name string
	// Where is what At means: "vault", "project/config". At is its default;
	// empty means that the user has to say it.
	Where, At string
	// Reference stands in place of the value and is resolved by Launch.
	Reference string
	// Launch are the words before a server's command that inject secrets.
	Launch []string
	// Fetch are the words of a command that prints one secret.
	Fetch []string
	// Program starts a program with what a dotenv file needs, for people.
	Program string
}

// managers are written as facts of each program's own documentation. Vault's
// agent is not among them: it prints to standard output, which is the channel
// of a stdio server.
var managers = []Manager{
	{
		ID: "op", Name: "1Password", Where: "vault", At: "Agents",
		Reference: "op://{at}/{entry}/credential",
		Launch:    []string{"op", "run", "--"},
		Fetch:     []string{"op", "read", "--no-newline", "op://{at}/{entry}/credential"},
		Program:   "op run --env-file={file} -- COMMAND",
	},
	{
		ID: "doppler", Name: "Doppler", Where: "project/config", At: "agents/prd",
		Launch:  []string{"doppler", "run", "--project", "{at.0}", "--config", "{at.1}", "--only-secrets", "{names}", "--no-fallback", "--"},
		Fetch:   []string{"doppler", "secrets", "get", "{name}", "--plain", "--project", "{at.0}", "--config", "{at.1}"},
		Program: "doppler run --only-secrets {names} --no-fallback -- COMMAND",
	},
	{
		ID: "infisical", Name: "Infisical", Where: "environment/path", At: "prod/agents",
		Launch:  []string{"infisical", "run", "--env={at.0}", "--path=/{at.1}", "--silent", "--"},
		Fetch:   []string{"infisical", "secrets", "get", "{name}", "--plain", "--silent", "--env={at.0}", "--path=/{at.1}"},
		Program: "infisical run --env={at.0} --path=/{at.1} -- COMMAND",
	},
	{
		ID: "bitwarden", Name: "Bitwarden Secrets Manager", Where: "project id",
		Launch:  []string{"bws", "run", "--project-id", "{at}", "--"},
		Program: "bws run --project-id {at} -- COMMAND",
	},
	{
		ID: "vault", Name: "HashiCorp Vault", Where: "mount/path", At: "secret/agents",
		Fetch: []string{"vault", "kv", "get", "-mount={at.0}", "-field=value", "{at.1}/{entry}"},
	},
	{
		ID: "aws", Name: "AWS Secrets Manager", Where: "name prefix", At: "agents",
		Fetch: []string{"aws", "secretsmanager", "get-secret-value", "--secret-id", "{at}/{entry}", "--query", "SecretString", "--output", "text"},
	},
	{
		ID: "gcp", Name: "Google Secret Manager", Where: "project", At: "agents",
		Fetch: []string{"gcloud", "secrets", "versions", "access", "latest", "--secret={entry}", "--project={at}"},
	},
	{
		ID: "azure", Name: "Azure Key Vault", Where: "vault", At: "agents",
		Fetch: []string{"az", "keyvault", "secret", "show", "--vault-name", "{at}", "--name", "{entry}", "--query", "value", "-o", "tsv"},
	},
	{
		ID: "sops", Name: "sops", Where: "encrypted file", At: "agents.enc.yaml",
		Fetch: []string{"sops", "decrypt", "--extract", `["{name}"]`, "{at}"},
	},
	{
		ID: "keychain", Name: "the keychain", Where: "account", At: "agent",
		Fetch: []string{"security", "find-generic-password", "-a", "{at}", "-s", "{entry}", "-w"},
	},
}

// ByID returns the manager with this id, or nil.
func ByID(id string) *Manager {
	for i := range managers {
		if managers[i].ID == id {
			return &managers[i]
		}
	}
	return nil
}

// Words are what --with takes.
func Words() []string {
	words := []string{Env, OAuth}
	for i := range managers {
		words = append(words, managers[i].ID)
	}
	return words
}

// at is the place in the manager that counts.
func (m *Manager) at(chosen string) string {
	if m == nil {
		return ""
	}
	return cmp.Or(chosen, m.At)
}

// fill puts names into a template.
func fill(template, at string, m lint.Moved) string {
	head, tail, _ := strings.Cut(at, "/")
	return strings.NewReplacer("{at}", at, "{at.0}", head, "{at.1}", tail, "{entry}", m.Entry, "{name}", m.Name).Replace(template)
}

// fillAll puts names into the words of a command.
func fillAll(words []string, at string, moved ...lint.Moved) []string {
	var names []string
	for _, m := range moved {
		names = append(names, m.Name)
	}
	out := make([]string, len(words))
	for i, word := range words {
		out[i] = strings.ReplaceAll(fill(word, at, moved[0]), "{names}", strings.Join(names, ","))
	}
	return out
}
