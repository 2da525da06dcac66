package cli

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// No report in any format shows a planted secret, nor eight bytes of it in a
// row, in any spelling.
func TestPlantedSecretsStayHidden(t *testing.T) {
	for _, p := range plants() {
		t.Run(p.name, func(t *testing.T) {
			for _, secret := range []string{seed, format} {
				dir, _, _, _ := p.sow(t, secret)
				staysHidden(t, dir, secret)
			}
		})
	}
}

// Nor does one of what is staged, or of what changed.
func TestSecretsFromGitStayHidden(t *testing.T) {
	found := 0
	for _, p := range plants() {
		t.Run(p.name, func(t *testing.T) {
			dir, _, _, _ := p.sow(t, seed)
			t.Chdir(dir)
			repo := makePast(t)
			repo.git("commit", "-q", "--allow-empty", "-m", "first")
			repo.git("add", "--all", "--force", ".")
			for _, flags := range [][]string{{"--staged"}, {"--since", "HEAD"}} {
				for _, form := range formatNames() {
					code, out, errs := credlint(t, append(flags, "--verbose", "--fail-on", "note", "-f", form)...)
					if code == exitFindings {
						found++
					}
					if form == "sarif" { // holds the pages of the rules, examples included
						out = withoutRules(t, out)
					}
					if what := shown(out+errs, seed); what != "" {
						t.Errorf("%v shows the secret as %s: %s", flags, form, what)
					}
				}
			}
		})
	}
	if found < 200 {
		t.Errorf("only %d reports had something to hide", found)
	}
}

// Nor do the reports on the examples and the cases of the rules.
func TestSecretsOfTheRulesStayHidden(t *testing.T) {
	detector := gitleaks.New()
	judged := 0
	for name, files := range ruleCases(t) {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			var secrets []string
			for _, f := range files {
				write(t, dir, f.Name, f.Data)
				for _, g := range scan.Document(source.NewFile(f.Name, f.Data), detector).Grants {
					if advice.IsLiteral(g) {
						secrets = append(secrets, g.Secret.Reveal())
					}
				}
			}
			judged += len(secrets)
			staysHidden(t, dir, secrets...)
		})
	}
	if judged < 30 {
		t.Errorf("only %d secrets were looked for", judged)
	}
}

// ruleCases are the cases in testdata and the fenced files of the pages.
func ruleCases(t testing.TB) map[string][]txtar.File {
	t.Helper()
	cases := map[string][]txtar.File{}
	archives, _ := filepath.Glob("../../rules/*/testdata/*.txtar")
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		cases[strings.TrimPrefix(filepath.ToSlash(name), "../../")] = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" || f.Name == "git" })
	}
	fence := regexp.MustCompile("(?ms)^```\\w+ (\\S+)\n(.*?)^```$")
	pages, _ := filepath.Glob("../../rules/*/README.md")
	for _, name := range pages {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, block := range fence.FindAllSubmatch(page, -1) {
			key := fmt.Sprintf("%s %d", strings.TrimPrefix(filepath.ToSlash(name), "../../"), i)
			cases[key] = []txtar.File{{Name: string(block[1]), Data: block[2]}}
		}
	}
	return cases
}

// staysHidden lints a folder in every way and searches all that is written.
func staysHidden(t *testing.T, dir string, secrets ...string) {
	t.Helper()
	for _, form := range formatNames() {
		file := filepath.Join(t.TempDir(), "report")
		_, out, errs := credlint(t, "--verbose", "--color", "always", "-f", form, dir)
		_, _, _ = credlint(t, "-q", "-f", form, "-o", file, dir)
		kept, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if form == "sarif" { // holds the pages of the rules, examples included
			out, kept = withoutRules(t, out), []byte(withoutRules(t, string(kept)))
		}
		said := out + errs + string(kept)
		if form == "text" { // the other commands know no such formats
			said += mapped(t, dir) + mended(t, dir) + recorded(t, dir)
		}
		for i, secret := range secrets {
			if what := shown(said, secret); what != "" {
				t.Errorf("%s shows secret %d of %d bytes: %s", form, i, len(secret), what)
			}
		}
	}
}

// mapped is the map of a folder in both formats.
func mapped(t *testing.T, dir string) string {
	t.Helper()
	said := ""
	for _, form := range []string{"text", "json"} {
		_, out, errs := credlint(t, "keys", "--verbose", "--color", "always", "-f", form, dir)
		said += out + errs
	}
	return said
}

// recorded is the baseline of a folder and what is said about it, before and
// after something is gone.
func recorded(t *testing.T, dir string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "baseline")
	_, out, errs := credlint(t, "--write-baseline", file, dir)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, again, gone := credlint(t, "--verbose", "--baseline", file, t.TempDir())
	return out + errs + string(text) + again + gone
}

// mended is what fix says that it would do, diffs included.
func mended(t *testing.T, dir string) string {
	t.Helper()
	said := ""
	for _, with := range []string{"env", "oauth", "op"} {
		_, out, errs := credlint(t, "fix", "--dry-run", "--unsafe", "--with", with, dir)
		said += out + errs
	}
	return said
}

func withoutRules(t *testing.T, doc string) string {
	t.Helper()
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules json.RawMessage }
			}
		}
	}
	if err := json.Unmarshal([]byte(doc), &log); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(doc, string(log.Runs[0].Tool.Driver.Rules), "[]")
}

// window is how much of a secret may not be shown in a row.
const window = 8

// shown names the spelling in which text shows a part of the secret, or
// nothing.
func shown(text, secret string) string {
	for name, spelling := range disguises(secret) {
		if len(spelling) < window {
			continue
		}
		for i := 0; i+window <= len(spelling); i++ {
			if strings.Contains(text, spelling[i:i+window]) {
				return name
			}
		}
	}
	return ""
}

// disguises are the spellings in which a secret may slip out.
func disguises(secret string) map[string]string {
	reversed := []byte(secret)
	slices.Reverse(reversed)
	quoted, _ := json.Marshal(secret)
	out := map[string]string{
		"plain": secret, "reversed": string(reversed), "quoted": string(quoted[1 : len(quoted)-1]),
		"hexadecimal": fmt.Sprintf("%x", secret),
	}
	for skip, partial := range []int{0, 2, 3} { // base64 at each of its three alignments
		all := base64.RawStdEncoding.EncodeToString([]byte(strings.Repeat("\x00", skip) + secret))
		out[fmt.Sprint("base64 at ", skip)] = all[partial : len(all)-1]
	}
	for name, verb := range map[string]string{"percent-encoded": "%%%02X", "escaped": `\u%04x`} {
		var b strings.Builder
		for i := range len(secret) {
			fmt.Fprintf(&b, verb, secret[i])
		}
		out[name] = b.String()
	}
	return out
}

// The search above is worth nothing if it does not see what it looks for.
func TestShownSeesEveryDisguise(t *testing.T) {
	for name, spelling := range disguises(seed) {
		if shown("x "+spelling+" y", seed) == "" {
			t.Errorf("%s: not seen", name)
		}
	}
	for skip := range 3 {
		text := base64.StdEncoding.EncodeToString([]byte("abc"[:skip] + seed + "tail"))
		if shown(text, seed) == "" {
			t.Errorf("base64 behind %d bytes: not seen", skip)
		}
	}
	if got := shown("x "+seed[:window-1]+" y", seed); got != "" {
		t.Errorf("seven bytes are seen as %s", got)
	}
}
