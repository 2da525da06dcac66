package cli

import (
	"encoding/base64"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// spellings are the forms in which a secret could leave, and every part of it
// that is long enough to help.
func spellings(secret string) []string {
	out := []string{secret, url.QueryEscape(secret), url.PathEscape(secret), reversed(secret)}
	for shift := range 3 {
		coded := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + secret))
		out = append(out, coded[4:len(coded)-4])
	}
	for i := 0; i+8 <= len(secret); i++ {
		out = append(out, secret[i:i+8])
	}
	return out
}

func reversed(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

// turned is s with every letter moved on by thirteen.
func turned(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+13)%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+13)%26
		}
		return r
	}, s)
}

// said is everything that the command says about a folder, in every format, to
// the terminal and to a file.
func said(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	file := filepath.Join(t.TempDir(), "report")
	for _, args := range [][]string{
		{dir}, {"--verbose", "--color=always", dir}, {"-f", "json", dir}, {"-f", "sarif", dir},
		{"-f", "sarif", "-o", file, dir}, {"-f", "json", "-o", file, dir}, {"-o", file, dir},
	} {
		_, out, err := credlint(t, args...)
		all.WriteString(out + err)
		if text, err := os.ReadFile(file); err == nil {
			all.Write(text)
		}
	}
	return all.String()
}

// No secret is shown, wherever it stands and whatever is reported about it.
func TestNothingShowsTheSecret(t *testing.T) {
	for _, secret := range []string{seed, format} {
		for _, p := range plants() {
			t.Run(p.name, func(t *testing.T) {
				dir, _, _, _ := p.sow(t, secret)
				all := said(t, dir)
				for _, s := range spellings(secret) {
					if strings.Contains(all, s) {
						t.Fatalf("the secret was shown, or a part of it (%d bytes)", len(s))
					}
				}
			})
		}
	}
}

// The same for the cases of all rules, whose secrets the reader itself names.
func TestCasesShowNoSecret(t *testing.T) {
	cases, err := filepath.Glob("../../rules/*/testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	planted := 0
	for _, name := range cases {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		var secrets []string
		for _, f := range a.Files {
			if f.Name == "want" || f.Name == "git" {
				continue
			}
			text := string(f.Data)
			for _, g := range scan.Document(source.NewFile(f.Name, f.Data), gitleaks.New()).Grants {
				if g.Kind == credential.Literal && g.Secret.Len() >= 8 {
					// The rules' pages show the cases' secrets, so plant others.
					other := turned(g.Secret.Reveal())
					text = strings.ReplaceAll(text, g.Secret.Reveal(), other)
					secrets = append(secrets, other)
				}
			}
			write(t, dir, f.Name, []byte(text))
		}
		planted += len(secrets)
		all := said(t, dir)
		for _, secret := range secrets {
			if strings.Contains(all, secret) {
				t.Errorf("%s: a secret was shown", name)
			}
		}
	}
	if planted == 0 {
		t.Error("no case holds a secret")
	}
}
