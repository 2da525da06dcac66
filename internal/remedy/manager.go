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
	// Store are the words of a command that keeps one secret, which it reads from
	// standard input in the form that Input says. It is nil where the program
	// takes values as arguments only, which every process can read.
	Store []string
	Input Input
	// Program starts a program with what a dotenv file needs, for people.
	Program string
}

// Input is how a program reads a secret from standard input.
type Input uint8

const (
	Plain Input = iota
	// JSONString is a JSON string.
	JSONString
	// Item is a JSON template of 1Password.
	Item
	// Line is a command of macOS's security program.
	Line
)

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
		Store:     []string{"op", "item", "create", "--vault", "{at}", "-"},
		Input:     Item,
	},
	{
		ID: "doppler", Name: "Doppler", Where: "project/config", At: "agents/prd",
		Launch:  []string{"doppler", "run", "--project", "{at.0}", "--config", "{at.1}", "--only-secrets", "{names}", "--no-fallback", "--"},
		Fetch:   []string{"doppler", "secrets", "get", "{name}", "--plain", "--project", "{at.0}", "--config", "{at.1}"},
		Program: "doppler run --only-secrets {names} --no-fallback -- COMMAND",
		Store:   []string{"doppler", "secrets", "set", "{name}", "--project", "{at.0}", "--config", "{at.1}", "--silent"},
	},
	{
		ID: "infisical", Name: "Infisical", Where: "environment/path", At: "prod/agents",
		Launch:  []string{"infisical", "run", "--env={at.0}", "--path=/{at.1}", "--silent", "--"},
		Fetch:   []string{"infisical", "secrets", "get", "{name}", "--plain", "--silent", "--env={at.0}", "--path=/{at.1}"},
		Program: "infisical run --env={at.0} --path=/{at.1} -- COMMAND",
		Store:   []string{"infisical", "secrets", "set", "{name}=@/dev/stdin", "--env={at.0}", "--path=/{at.1}", "--silent"},
	},
	{
		ID: "bitwarden", Name: "Bitwarden Secrets Manager", Where: "project id",
		Launch:  []string{"bws", "run", "--project-id", "{at}", "--"},
		Program: "bws run --project-id {at} -- COMMAND",
	},
	{
		ID: "vault", Name: "HashiCorp Vault", Where: "mount/path", At: "secret/agents",
		Fetch: []string{"vault", "kv", "get", "-mount={at.0}", "-field=value", "{at.1}/{entry}"},
		Store: []string{"vault", "kv", "put", "-mount={at.0}", "-cas=0", "{at.1}/{entry}", "value=-"},
	},
	{
		ID: "aws", Name: "AWS Secrets Manager", Where: "name prefix", At: "agents",
		Fetch: []string{"aws", "secretsmanager", "get-secret-value", "--secret-id", "{at}/{entry}", "--query", "SecretString", "--output", "text"},
		Store: []string{"aws", "secretsmanager", "create-secret", "--name", "{at}/{entry}", "--secret-string", "file:///dev/stdin"},
	},
	{
		ID: "gcp", Name: "Google Secret Manager", Where: "project", At: "agents",
		Fetch: []string{"gcloud", "secrets", "versions", "access", "latest", "--secret={entry}", "--project={at}"},
		Store: []string{"gcloud", "secrets", "create", "{entry}", "--project={at}", "--replication-policy=automatic", "--data-file=-"},
	},
	{
		ID: "azure", Name: "Azure Key Vault", Where: "vault", At: "agents",
		Fetch: []string{"az", "keyvault", "secret", "show", "--vault-name", "{at}", "--name", "{entry}", "--query", "value", "-o", "tsv"},
		Store: []string{"az", "keyvault", "secret", "set", "--vault-name", "{at}", "--name", "{entry}", "--file", "/dev/stdin", "--encoding", "utf-8", "-o", "none"},
	},
	{
		ID: "sops", Name: "sops", Where: "encrypted file", At: "agents.enc.yaml",
		Fetch: []string{"sops", "decrypt", "--extract", `["{name}"]`, "{at}"},
		Store: []string{"sops", "set", "--value-stdin", "{at}", `["{name}"]`},
		Input: JSONString,
	},
	{
		ID: "keychain", Name: "the keychain", Where: "account", At: "agent",
		Fetch: []string{"security", "find-generic-password", "-a", "{at}", "-s", "{entry}", "-w"},
		Store: []string{"security", "-i"},
		Input: Line,
	},
	{
		ID: "secret-tool", Name: "the keyring", Where: "account", At: "agent",
		Fetch: []string{"secret-tool", "lookup", "service", "{entry}", "account", "{at}"},
		Store: []string{"secret-tool", "store", "--label={entry}", "service", "{entry}", "account", "{at}"},
	},
}

// Stored are the words of the command that keeps a secret, or nil.
func (m *Manager) Stored(chosen string, moved lint.Moved) []string {
	if m.Store == nil {
		return nil
	}
	return fillAll(m.Store, m.at(chosen), moved)
}

// Launched are the words before the command of a server, or nil.
func (m *Manager) Launched(chosen string, moved ...lint.Moved) []string {
	if m.Launch == nil {
		return nil
	}
	return fillAll(m.Launch, m.at(chosen), moved...)
}

// Fetched are the words of the command that prints a secret, or nil.
func (m *Manager) Fetched(chosen string, moved lint.Moved) []string {
	if m.Fetch == nil {
		return nil
	}
	return fillAll(m.Fetch, m.at(chosen), moved)
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
