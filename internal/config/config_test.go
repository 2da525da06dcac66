package config

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

var known = []string{"key-in-source", "shared-key", "static-key-in-config", "unmasked-input"}

func parse(t *testing.T, text string) *Config {
	t.Helper()
	c, err := Parse(source.NewFile(Name, []byte(text)), known)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"rule: {}\n":                                   `1:1: unknown key "rule"; did you mean rules?`,
		"max_ttl: 1h\n":                                `1:1: unknown key "max_ttl"; did you mean max-ttl?`,
		"zzz: 1\n":                                     `1:1: unknown key "zzz"`,
		"rules:\n  shared-kye: off\n":                  `2:3: there is no rule "shared-kye"; did you mean shared-key?`,
		"rules:\n  shared-key: loud\n":                 `2:15: want off, on, note, warning or error`,
		"rules: [shared-key]\n":                        `1:8: want an object from rule to what becomes of it`,
		"max-ttl: 1 day\n":                             `1:10: want a length of time, as 24h or 90m`,
		"max-ttl: -1h\n":                               `1:10: want a length of time, as 24h or 90m`,
		"max-ttl: 1h\nmax-ttl: 2h\n":                   `2:1: `,
		"max-ttl:\n":                                   `want a text`,
		"paths: {exclude: a}\n":                        `1:18: want a list`,
		"paths: {exclude: ['[']}\n":                    `1:19: want a glob, as testdata/** or **/*.env`,
		"paths: {exclude: ['a\\b\\*.json']}\n":         `1:19: want names with / between them, on Windows too`,
		"paths: {exclude: ['examples\\**']}\n":         `1:19: want names with / between them, on Windows too`,
		"paths: {exclude: [/etc]}\n":                   `1:19: want a glob, as testdata/** or **/*.env`,
		"ignore:\n- rule: shared-key\n  path: a\n":     `2:3: the key "reason" is missing`,
		"ignore:\n- {rule: x-y, path: a, reason: b}\n": `2:10: there is no rule "x-y"`,
		"ignore:\n- just text\n":                       `2:3: want an object with the keys rule, path, pointer, reason or until`,
		"ignore:\n- {rule: shared-key, path: a, reason: b, until: 1 May}\n": `2:49: want a day, as 2026-12-31`,
		"managers: [valut]\n":                                   `1:12: want the id of a secrets manager; did you mean vault?`,
		"managers: [vault, op]\n":                               `1:19: want the id of a secrets manager; did you mean 1password?`,
		"managers: [environment]\n":                             `1:12: want the id of a secrets manager`,
		"agents: [butler, '--']\n":                              `1:18: want a name with a letter in it`,
		"formats:\n- {id: A b, pattern: acme_x}\n":              `2:8: want an id of lower-case`,
		"formats:\n- {id: a, pattern: '['}\n":                   `2:20: want a regular expression`,
		"formats:\n- {id: a, pattern: '[a-z]+'}\n":              `2:20: the pattern matches texts of less than eight`,
		"formats:\n- {id: a}\n":                                 `2:3: the key "pattern" is missing`,
		"formats:\n- {id: a, pattern: acme_token, patern: x}\n": `2:32: unknown key "patern"; did you mean pattern?`,
		"scopes:\n- {scope: a, allows: all}\n":                  `2:22: want none, identity, read, secret-read, write, admin or full`,
		"scopes:\n- {scope: a}\n":                               `2:3: the key "allows" is missing`,
		"rules: {}\n---\nrules: {}\n":                           `want one`,
		"rules: [\n":                                            `:`,
		"a" + strings.Repeat("b", 40) + ": 1\n":                 `1:1: unknown key of this name`,
	} {
		_, err := Parse(source.NewFile(Name, []byte(text)), known)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), Name+":") {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "rules: {}\n"} {
		if c := parse(t, text); len(c.Off())+len(c.Ignores()) > 0 || c.Excluded("a") {
			t.Errorf("%q has an effect", text)
		}
	}
}

func TestLevels(t *testing.T) {
	c := parse(t, "rules: {shared-key: off, unmasked-input: note, key-in-source: on}\n")
	if got := c.Off(); !slices.Equal(got, []string{"shared-key"}) {
		t.Errorf("Off() = %v", got)
	}
	findings := []lint.Finding{{Rule: &lint.Rule{ID: "unmasked-input", Severity: lint.Error}}, {Rule: &lint.Rule{ID: "key-in-source", Severity: lint.Error}}}
	c.Levels(findings)
	if findings[0].Level() != lint.Note || findings[1].Level() != lint.Error {
		t.Errorf("%v, %v", findings[0].Level(), findings[1].Level())
	}
}

func TestPolicy(t *testing.T) {
	base := lint.Policy{MaxTTL: time.Minute}
	if got := parse(t, "managers: []\n").Policy(base); got.Managers == nil {
		t.Error("an empty list of managers allows all of them")
	}
	if got := parse(t, "rules: {}\n").Policy(base); got.MaxTTL != time.Minute || got.Managers != nil {
		t.Errorf("a configuration that says nothing gives %+v", got)
	}
	got := parse(t, "max-ttl: 8h\nmanagers: [vault, 1password]\n").Policy(base)
	if got.MaxTTL != 8*time.Hour || !slices.Equal(got.Managers, []string{"vault", "1password"}) {
		t.Errorf("Policy() = %+v", got)
	}
}

func TestExcluded(t *testing.T) {
	c := parse(t, "paths:\n  exclude: [testdata/, '**/*.golden', ./docs/*.md]\n  include: [testdata/live/**]\n")
	for at, want := range map[string]bool{
		"testdata/a/b": true, "testdata": true, "testdata/live/x": false, "a/testdata/x": false, "x/y.golden": true,
		"y.golden": true, "docs/a.md": true, "docs/a/b.md": false, "other": false, "../up": false,
	} {
		if got := c.Excluded(at); got != want {
			t.Errorf("Excluded(%q) = %v", at, got)
		}
	}
	c.folder = "sub"
	if c.Excluded("testdata/a") || !c.Excluded("sub/testdata/a") {
		t.Error("paths are not relative to the configuration")
	}
}

func TestApply(t *testing.T) {
	now := time.Date(2026, time.July, 1, 12, 0, 0, 0, time.UTC)
	f := func(path, pointer string) lint.Finding {
		return lint.Finding{Rule: &lint.Rule{ID: "shared-key"}, At: lint.Location{File: source.NewFile(path, nil), Path: syntax.Pointer(pointer)}}
	}
	for entry, want := range map[string]int{
		"path: a":                               2,
		"path: a/*.json":                        2,
		"path: b":                               0,
		"path: '**', pointer: /x":               2,
		"path: '**', pointer: /x/y":             1,
		"path: '**', pointer: /x/":              2,
		"path: '**', until: 2026-07-01":         2,
		"path: '**', until: 2026-06-30":         0,
		"path: '**', pointer: /nothing/of/this": 0,
	} {
		c := parse(t, "ignore:\n- {rule: shared-key, reason: known, "+entry+"}\n")
		ignores := c.Ignores()
		v := c.Apply([]lint.Finding{f("a/b.json", "/x/y"), f("a/b.json", "/x")}, ignores, now)
		if len(v.Ignored) != want || (ignores[0].Claims[0].Fate == lint.Used) != (want > 0) {
			t.Errorf("%s: %d ignored, want %d", entry, len(v.Ignored), want)
		}
	}
}

// The page's example is a configuration, and the page speaks of every key.
func TestPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?ms)^```yaml [^\n]*\n(.*?)^```$").FindAllSubmatch(page, -1)
	if len(examples) == 0 {
		t.Error("no example")
	}
	for _, e := range examples {
		c := parse(t, string(e[1]))
		if len(c.Ignore) == 0 || c.MaxTTL == 0 || len(c.Rules) == 0 || len(c.Paths.Exclude) == 0 {
			t.Error("the example leaves keys out")
		}
	}
	schema, _ := os.ReadFile("schema.json")
	for _, key := range regexp.MustCompile(`(?m)^ +"([a-z-]+)": \{\n +"(?:additional|description|enum|format|items)`).FindAllSubmatch(schema, -1) {
		if name := string(key[1]); name != "items" && !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("the page says nothing of %q", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"rules: {shared-key: off}\n", "ignore:\n- {rule: shared-key, path: a, reason: b}\n", "paths: {exclude: ['**']}\n", "a: &x [*x]\n", "{"} {
		f.Add(seed)
	}
	f.Fuzz(func(_ *testing.T, text string) {
		c, err := Parse(source.NewFile(Name, []byte(text)), known)
		if err != nil {
			return
		}
		c.Excluded("a/b")
		c.Apply([]lint.Finding{{Rule: &lint.Rule{ID: "shared-key"}, At: lint.Location{File: source.NewFile("a", nil)}}}, c.Ignores(), time.Time{})
	})
}
