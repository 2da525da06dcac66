package grant_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// alike are the formats whose own text is that of another, which is what is said
// without a name: nobody can tell more.
var alike = map[string]string{
	"clerk":         "stripe-secret-live", // sk_live_ and sk_test_
	"snowflake-pat": "jwt",                // no claim tells a Snowflake token
}

// structures are texts that hold a credential. A config does not carry them in a
// variable; the readers of their own files find what is inside, and anatomy reads
// them whole.
var structures = strings.Fields("docker-config-auth npmrc-auth netrc kubeconfig x509-certificate authorization-header gcp-external-account")

// headed have a word of context and a head that the detector's rules know.
var headed = strings.Fields("twilio-api-key vault-legacy")

// Every format, through the whole program, in the environment of a server: under
// a name that says nothing and under each of its own. It is found as itself, or as
// what the tables above say, and never as anything else.
func TestMatrix(t *testing.T) {
	for _, f := range formats.All() {
		t.Run(f.ID, func(t *testing.T) {
			for seed := range uint64(5) {
				text := specimen(t, f, seed)
				if slices.Contains(structures, f.ID) {
					same(t, "read whole", anatomy.Read("", credential.NewSecret(text), "").Format, f.ID)
					continue
				}
				same(t, "under X", inServer(t, "X", text), unnamed(f))
				for _, name := range names(f) {
					same(t, "under "+name, inServer(t, name, text), named(f))
				}
			}
		})
	}
}

func same(t *testing.T, where, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: found as %q, want %q", where, got, want)
	}
}

// unnamed is what a format is found as without a name, empty where it is not
// found at all.
func unnamed(f formats.Format) string {
	switch {
	case f.Public:
		return "public"
	case alike[f.ID] != "":
		return alike[f.ID]
	case len(f.Context) > 0 && claimed[f.ID] == "" && !slices.Contains(headed, f.ID):
		return ""
	}
	return f.ID
}

func named(f formats.Format) string {
	if f.Public {
		return "public"
	}
	return f.ID
}

// names are those under which a format usually stands.
func names(f formats.Format) []string {
	if len(f.EnvNames) > 0 || len(f.Context) == 0 {
		return f.EnvNames
	}
	return []string{strings.ToUpper(f.Context[0]) + "_API_KEY"}
}

// inServer puts a text into the environment of a server and returns the format
// that it is found as: "public" for what is made to be published, empty where
// nothing is found.
func inServer(t *testing.T, name, text string) string {
	t.Helper()
	var found []string
	for _, g := range grantsIn(t, name, text) {
		switch g.Kind {
		case credential.Public:
			found = append(found, "public")
		case credential.Literal:
			found = append(found, g.Anatomy.Format)
		default:
			found = append(found, "not a literal: "+kinds[g.Kind])
		}
	}
	return strings.Join(slices.Compact(found), " and ")
}

func grantsIn(t *testing.T, name, text string) []*grant.Grant {
	t.Helper()
	file, err := json.Marshal(map[string]any{"mcpServers": map[string]any{"s": map[string]any{"command": "x", "env": map[string]string{name: text}}}})
	if err != nil {
		t.Fatal(err)
	}
	return scan.Document(source.NewFile(".mcp.json", file), gitleaks.New()).Grants
}
