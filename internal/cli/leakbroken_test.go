package cli

import (
	"fmt"
	"path"
	"strings"
	"testing"
)

// breaks are what makes a file unreadable where it stands: right before a secret,
// right behind it, or both. The error texts of parsers like to quote that place.
var breaks = []string{
	"\"", "'", "`", "\\", "\\u", "\\x", "$", "{", "}", "[", "]", "(", ")", "<<", "&", "*", "!", "%", "@", "#", ":", ": ", ",", "=",
	"\t", "\n", "\n\n", "\x00", "\x1b", "\x7f", "\xff", "\u2028", "\ufeff", "\r", "\"\n\"", "'''", "\"\"\"", "/*", "//", "- ", "---\n", "|", ">",
}

// No report shows a secret at which, or near which, its file is broken.
func TestSecretsOfBrokenFilesStayHidden(t *testing.T) {
	problems := 0
	for _, p := range plants() {
		if p.name == "json minified" {
			continue // nothing but slower
		}
		t.Run(p.name, func(t *testing.T) {
			dir := t.TempDir()
			raw := p.written(seed)
			for i, text := range broken(p.text, raw) {
				write(t, dir, path.Join(fmt.Sprint("f", i), p.path), []byte(text))
			}
			problems += strings.Count(staysHiddenBriefly(t, dir, seed), "problem")
		})
	}
	if problems < 100 {
		t.Errorf("only %d files were broken", problems)
	}
}

// broken are the contents of a file that is broken around its secret.
func broken(text, raw string) []string {
	var out []string
	whole := func(with string) { out = append(out, strings.ReplaceAll(text, "§", with)) }
	last := strings.LastIndex(text, "§")
	start := func(with string) string { return strings.ReplaceAll(text[:last], "§", raw) + with }
	out = append(out, start(raw), start(raw[:len(raw)-2]), start(raw)+"\"", start(raw)+"\n")
	for _, b := range breaks {
		whole(b + raw)
		whole(raw + b)
		if !strings.Contains("`%", b) { // `§` is a command and %§% a variable, whose names are shown
			whole(b + raw + b)
		}
	}
	for _, b := range []string{"\"", "'", "\"\"\"", "}"} { // a value that ends too early
		whole(raw[:len(raw)/2] + b + raw[len(raw)/2:])
	}
	return out
}

// staysHiddenBriefly is staysHidden for folders with many files: one run for each
// command. It returns what people read.
func staysHiddenBriefly(t *testing.T, dir string, secrets ...string) string {
	t.Helper()
	_, out, errs := credlint(t, "--verbose", "--color", "always", dir)
	_, doc, errs2 := credlint(t, "-f", "json", dir)
	said := map[string]string{"check": out + errs, "json": doc + errs2, "keys": mapped(t, dir), "fix": mended(t, dir), "baseline": recorded(t, dir)}
	for command, text := range said {
		for i, secret := range secrets {
			if what := shown(text, secret); what != "" {
				t.Errorf("%s shows secret %d of %d bytes: %s, in %s", command, i, len(secret), what, around(text, secret))
			}
		}
	}
	return said["check"]
}

// around is the line of a text in which a secret is shown, without it.
func around(text, secret string) string {
	for line := range strings.Lines(text) {
		if shown(line, secret) == "" {
			continue
		}
		for _, spelling := range disguises(secret) {
			for n := len(spelling); n >= window; n-- {
				for at := 0; at+n <= len(spelling); at++ {
					line = strings.ReplaceAll(line, spelling[at:at+n], "§")
				}
			}
		}
		return fmt.Sprintf("%.200q", line)
	}
	return "no single line"
}
