package cli

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	known "github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect/sample"
)

// ask runs inspect on a text and returns all that it says.
func ask(t *testing.T, text string, args ...string) (code int, said string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Main(append([]string{"inspect"}, args...), strings.NewReader(text), &out, &errs, func(string) string { return "" })
	return code, out.String() + errs.String()
}

// No output about a credential of any format shows eight bytes of it in a row,
// in any spelling, but for its identifiers, which docs/inspect.md lists.
func TestInspectShowsNoSample(t *testing.T) {
	recognised := 0
	for _, f := range known.All() {
		t.Run(f.ID, func(t *testing.T) {
			name := "TOKEN"
			if len(f.EnvNames) > 0 {
				name = f.EnvNames[0]
			}
			first, others := sampleOf(t, f.Pattern, 1), ""
			for seed := range uint64(10) {
				others += " " + sampleOf(t, f.Pattern, seed+2)
			}
			for _, text := range []string{first, name + "=" + first} {
				code, table := ask(t, text, "--color", "always")
				_, doc := ask(t, text, "-f", "json")
				if code == exitClean {
					recognised++
				}
				if what := shownUnlike(withoutIDs(t, doc, table+doc), first, others); what != "" {
					t.Errorf("the secret is shown, %s", what)
				}
			}
		})
	}
	if all := 2 * len(known.All()); recognised < all*9/10 {
		t.Errorf("only %d of %d samples are known", recognised, all)
	}
}

func sampleOf(t *testing.T, pattern string, seed uint64) string {
	t.Helper()
	text, err := sample.Of(pattern, seed)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// shownUnlike is shown for a sample, without what every credential of its format
// has in common: other samples tell.
func shownUnlike(text, secret, others string) string {
	common := disguises(others)
	for name, spelling := range disguises(secret) {
		for i := 0; i+window <= len(spelling); i++ {
			if part := spelling[i : i+window]; strings.Contains(text, part) && !strings.Contains(common[name], part) {
				return name
			}
		}
	}
	return ""
}

// withoutIDs takes the identifiers that a document names out of a text. Each has
// a name that the page explains.
func withoutIDs(t *testing.T, doc, text string) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/inspect.md")
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		Credentials []struct {
			Anatomy *struct {
				IDs []struct{ Name, Value string }
			}
		}
	}
	if err := json.Unmarshal([]byte(doc), &d); err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Credentials {
		if c.Anatomy == nil {
			continue
		}
		for _, id := range c.Anatomy.IDs {
			if !bytes.Contains(page, []byte("`"+id.Name+"`")) {
				t.Errorf("docs/inspect.md does not explain the identifier %q", id.Name)
			}
			quoted, _ := json.Marshal(id.Value)
			text = strings.ReplaceAll(text, id.Value, "")
			text = strings.ReplaceAll(text, string(quoted), "")
		}
	}
	return text
}

// Nor is anything shown of the secret half of what decoders read in full.
func TestInspectShowsNoSecretHalf(t *testing.T) {
	secret := seed + "q" + seed
	for about, text := range whole(secret) {
		t.Run(about, func(t *testing.T) {
			code, table := ask(t, text)
			_, doc := ask(t, text, "-f", "json")
			if code != exitClean {
				t.Errorf("exits with %d", code)
			}
			if what := shown(table+doc, secret); what != "" {
				t.Errorf("the secret is shown, %s", what)
			}
		})
	}
}

// whole are credentials with a secret in them, each of which a decoder reads.
func whole(secret string) map[string]string {
	base := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	jwt := base(`{"alg":"HS256"}`) + "." + base(`{"iss":"https://login.example.com","sub":"a","iat":1767225600,"exp":1798761600}`) + "." + base(secret)
	return map[string]string{
		"a JSON Web Token":  jwt,
		"a header":          "Authorization: Bearer " + jwt,
		"a database":        "postgresql://app:" + secret + "@db.example.com/app",
		"pairs of a string": "Server=db.example.com;User Id=app;Password=" + secret,
		"a cache":           "rediss://:" + secret + "@r.example.com:6379",
		"a user alone":      "https://" + secret + "@git.example.com/x",
		"a user's place":    "https://" + secret + ":x-oauth-basic@git.example.com/x",
		"basic":             "Basic " + base("ci:"+secret) + "==",
		"netrc":             "machine git.example.com login " + secret + " password " + secret,
		"npmrc":             "//registry.example.com/:_authToken=" + secret,
		"a signed URL":      "https://a.blob.core.windows.net/c?sv=2026-01-01&sp=r&sr=b&se=2027-01-01T00:00:00Z&s" + "ig=" + secret,
		"a service account": `{"type": "service_account", "project_id": "p", "client_email": "a@p.example", "private_key_id": "x", "private_key": "-----BEGIN ` + `PRIVATE KEY-----\n` + secret + `\n-----END ` + `PRIVATE KEY-----"}`,
		"a private key":     "-----BEGIN " + "PRIVATE KEY-----\n" + base(secret) + "\n-----END " + "PRIVATE KEY-----",
		"a kubeconfig":      "current-context: a\nusers:\n- name: a\n  user:\n    token: " + secret + "\n",
		"an AWS pair":       "AWS_ACCESS_KEY_ID=AKIA" + "QNZGKIQY56JQ7WML\nAWS_SECRET_ACCESS_KEY=" + (secret)[:40],
	}
}

// Whatever is typed behind inspect is not repeated: it may be the credential.
func TestInspectRepeatsNoArgument(t *testing.T) {
	for i, args := range [][]string{
		{format}, {seed}, {"TOKEN=" + seed}, {"--token=" + seed}, {"--" + seed}, {"-t" + seed}, {"-----BEGIN " + seed},
		{seed, seed}, {"-f", seed}, {"--color=" + seed}, {strings.Repeat(seed, 50)}, {seed + "\x00"}, {seed + "\n" + seed},
	} {
		code, said := ask(t, format, args...)
		if code != exitUsage || said == "" {
			t.Errorf("%d: exits with %d", i, code)
		}
		if what := shown(said, seed); what != "" {
			t.Errorf("%d: the argument is repeated, %s", i, what)
		}
	}
}

// A table keeps to the width that it may have.
func TestInspectFitsATerminal(t *testing.T) {
	for _, columns := range []int{60, 80, 200} {
		var out, errs bytes.Buffer
		Main([]string{"inspect"}, strings.NewReader(format), &out, &errs, func(name string) string {
			return map[string]string{"COLUMNS": strconv.Itoa(columns)}[name]
		})
		for line := range strings.Lines(out.String()) {
			line = strings.TrimSuffix(line, "\n")
			if len(line) > columns || strings.TrimRight(line, " ") != line {
				t.Errorf("%d columns: a line has %d, blanks at its end included", columns, len(line))
			}
		}
	}
}
