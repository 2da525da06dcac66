package gitleaks

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
)

// fake returns a text of n characters that no scanner takes for random.
func fake(n int) string { return strings.Repeat("aB3dE5gH7jK9", n/12+1)[:n] }

// The contract: which type and which bytes. In a text, what stands between the
// marks is to be found.
func TestFind(t *testing.T) {
	pem := "-----BEGIN RSA PRIVATE " + "KEY-----\n" + strings.Repeat(fake(64)+"\n", 3) + "-----END RSA PRIVATE " + "KEY-----"
	tests := []struct {
		name, path, text, typ string
	}{
		{"token of a format", "", "a: [ghp_" + fake(36) + "]", "github-pat-classic"},
		{"in a comment that says to look away", "", "x [ghp_" + fake(36) + "] # gitleaks:" + "allow", "github-pat-classic"},
		{"twice on a line, the second", "", "x ghp_, [ghp_" + fake(36) + "]", "github-pat-classic"},
		{"one that gitleaks does not know", "", `"[tvly-dev-` + fake(30) + `]"`, "tavily"},
		{"before a comma, where gitleaks finds none", "", "k, [sk-ant-api03-" + fake(93) + "AA], x", "anthropic-api"},
		{"in full, where gitleaks finds the first half", "", "[glpat-" + fake(40) + ".01.0a1b2c3d4]", "gitlab-pat-routable"},
		{"a key named by its variable", "", `api_key = "[q7WzX2pL9mN4]"`, "generic-api-key"},
		{"the format wins over the variable", "", `api_key = "[npm_` + fake(36) + `]"`, "npm-token"},
		{"a secret that holds the word false", "", `api_key = "[q7WzfalseX2pL9mN4]"`, "generic-api-key"},
		{"a private key whole", "", "x\n[" + pem + "]\ny", "private-key-pem"},
		{"a password in a URL", "", "dsn: postgres://app:[q7WzX2pL9mN4]@db.internal/x", "postgres-url"},
		{"a header in a command", "", `curl -H "Authorization: Bearer [q7WzX2pL9mN4]" https://x`, "curl-auth-header"},
		{"a rule for some paths, there", "main.tf", `administrator_login_password = ["q7WzX2pL"]`, "hashicorp-tf-password"},
		{"the same, elsewhere", "main.txt", `administrator_login = "q7WzX2pL"`, ""},
		{"a word of no randomness", "", "ghp_" + strings.Repeat("x", 36), ""},
		{"a reference", "", "api_key = ${API_KEY}", ""},
		{"the word false", "", "api_key_enabled = falsefalse", ""},
		{"nothing", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.NewReplacer("[", "", "]", "").Replace(tt.text)
			var want []credential.Match
			if tt.typ != "" {
				start := strings.Index(tt.text, "[")
				want = append(want, credential.Match{Type: tt.typ, Start: start, End: strings.Index(tt.text, "]") - 1})
			}
			if got := New().Find(tt.path, []byte(text)); !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

// The module is data here: nothing of it may be linked into the command.
func TestModuleIsNotLinked(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, dep := range strings.Fields(string(out)) {
		if strings.HasPrefix(dep, "github.com/zricethezav/") || strings.HasPrefix(dep, "github.com/spf13/") {
			t.Errorf("%s is linked in", dep)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("api_key = \"q7WzX2pL9mN4\"")
	f.Add("ghp_" + fake(36) + "\nghp_" + fake(36))
	f.Add("-----BEGIN PRIVATE " + "KEY-----" + fake(80) + "-----END PRIVATE " + "KEY-----")
	f.Add("kind: Secret\ndata:\n  a: " + fake(20) + "\n\xff\xfeé")
	d := New()
	f.Fuzz(func(t *testing.T, text string) {
		got := d.Find("a.yaml", []byte(text))
		end := 0
		for _, m := range got {
			if m.Start < end || m.End <= m.Start || m.End > len(text) || m.Type == "" {
				t.Fatalf("%v in %d bytes, after %d", m, len(text), end)
			}
			end = m.End
		}
		if with := d.Find("a.yaml", []byte(text+"\n")); !slices.Equal(got, with) {
			t.Errorf("%v, with a line end %v", got, with)
		}
	})
}

// A file that is a credential as a whole is known by its name. What it holds is no
// text, so there is no match in it.
func TestNamedFiles(t *testing.T) {
	for path, want := range map[string]bool{"certs/client.p12": true, "client.PFX": true, "p12": false, "client.p12.txt": false} {
		var got []string
		for id, secret := range Upstream().FindAll(path, []byte{0x30, 0x82}) {
			if got = append(got, id); len(secret) > 0 {
				t.Errorf("%s: a secret of %d bytes", path, len(secret))
			}
		}
		if found := slices.Equal(got, []string{"pkcs12-file"}); found != want || !found && got != nil {
			t.Errorf("%s: found %v", path, got)
		}
		if got := New().Find(path, []byte{0x30, 0x82}); got != nil {
			t.Errorf("%s: %v in it", path, got)
		}
	}
}

// The engine looks for the words that excuse a secret by their first three bytes, and
// by their order.
func TestWordsAreSorted(t *testing.T) {
	for _, r := range rules.Rules {
		for _, a := range r.Allow {
			short := slices.ContainsFunc(a.Words, func(w string) bool { return len(w) < 3 })
			if short || !slices.IsSorted(a.Words) {
				t.Errorf("rule %s: words of which some are short, or not sorted", r.ID)
			}
		}
	}
}
