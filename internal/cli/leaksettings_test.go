package cli

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// settings are configurations, baselines and comments with "§" where somebody
// pasted a secret: each in a place where it may be quoted as wrong.
var settings = map[string]string{
	"unknown key":         "§: x\n",
	"key and value":       "§: §\n",
	"unknown rule":        "rules: {§: off}\n",
	"level":               "rules: {shared-key: §}\n",
	"text for a list":     "agents: §\n",
	"agent":               "agents: [§]\n",
	"manager":             "managers: [§]\n",
	"duration":            "max-ttl: §\n",
	"glob":                "paths: {exclude: ['§[']}\n",
	"path":                "paths: {exclude: [§]}\n",
	"pattern":             "formats: [{id: acme-token, pattern: '§('}]\n",
	"named group":         "formats: [{id: acme-token, pattern: '(?P<§' }]\n",
	"format":              "formats: [{id: §, pattern: x}]\n",
	"scope":               "scopes: [{scope: §, allows: §}]\n",
	"entry's rule":        "ignore: [{rule: §, path: x, reason: y}]\n",
	"entry's path":        "ignore: [{rule: shared-key, path: §, reason: y}]\n",
	"entry's pointer":     "ignore: [{rule: shared-key, path: x, pointer: §, reason: y}]\n",
	"entry's reason":      "ignore: [{rule: shared-key, path: x, reason: §}]\n",
	"entry's day":         "ignore: [{rule: shared-key, path: x, reason: y, until: §}]\n",
	"entry's key":         "ignore: [{rule: shared-key, §: x}]\n",
	"twice":               "rules: {}\n§: 1\n§: 2\n",
	"second document":     "rules: {}\n---\n§: 1\n",
	"tag":                 "rules: !§ {}\n",
	"anchor":              "rules: &§ {}\nagents: *§\n",
	"unknown alias":       "agents: *§\n",
	"broken quote":        "agents: [\"§]\n",
	"broken list":         "agents: [§\nrules: {}\n",
	"broken indentation":  "rules:\n  a: §\n b: §\n",
	"tab":                 "rules:\n\t§: off\n",
	"text behind a quote": "agents: ['x'§]\n",
	"control character":   "agents: [\"§\x01\"]\n",
	"not UTF-8":           "agents: [\"§\xff\"]\n",
	"only the secret":     "§",
	"percent":             "%§\n",
	"escape":              "agents: [\"\\§\"]\n",
}

func TestSecretsOfSettingsStayHidden(t *testing.T) {
	clean := []byte(`{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "${API_TOKEN}"}}}}`)
	for _, secret := range []string{seed, format} {
		said := func(t *testing.T, name, text string, args ...string) {
			t.Helper()
			t.Chdir(t.TempDir())
			write(t, ".", ".mcp.json", clean)
			write(t, ".", name, []byte(strings.ReplaceAll(text, "§", secret)))
			for _, command := range [][]string{{"--verbose", "--fail-on", "note"}, {"-f", "json"}, {"-f", "github"}, {"keys"}, {"fix", "--dry-run"}} {
				_, out, errs := credlint(t, append(command, args...)...)
				if what := shown(out+errs, secret); what != "" {
					t.Errorf("%v shows the secret of %d bytes as %s: %s", command, len(secret), what, around(out+errs, secret))
				}
			}
		}
		for name, text := range settings {
			t.Run(fmt.Sprint("config, ", name, len(secret)), func(t *testing.T) { said(t, ".credlint.yml", text) })
		}
		head := "credlint baseline 1\n"
		salt := "salt " + strings.Repeat("0f", 16) + "\n"
		place := strings.Repeat("0a", 16)
		for name, text := range map[string]string{
			"head": "§\n", "salt": head + "salt §\n", "line": head + salt + "§\n", "marker": head + salt + place + " § shared-key x\n",
			"rule": head + salt + place + " 00ff § x\n",
		} {
			t.Run(fmt.Sprint("baseline, ", name, len(secret)), func(t *testing.T) { said(t, "known", text, "--baseline", "known") })
		}
		for name, text := range map[string]string{
			"reason": "# credlint:ignore key-in-dotenv: §\nA_TOKEN=x\n", "day": "# credlint:ignore key-in-dotenv: why, until: §\n",
			"rule": "# credlint:ignore §: why\n", "rules": "# credlint:ignore key-in-dotenv, §-x: why\n", "lower": "# credlint:ignore x-§\n",
		} {
			t.Run(fmt.Sprint("comment, ", name, len(secret)), func(t *testing.T) { said(t, ".env", text) })
		}
	}
}

// Every flag that takes a value may get a token instead. What is written where is
// not repeated, and no file gets its name.
func TestSecretsOfFlagsStayHidden(t *testing.T) {
	for _, command := range [][]string{nil, {"fix"}, {"keys"}, {"inspect"}, {"explain"}, {"rules"}, {"clients"}, {"init"}} {
		t.Chdir(t.TempDir())
		_, help, _ := credlint(t, append(command, "--help")...)
		flags := []string{"", "-f", "--" + format}
		for word := range strings.FieldsSeq(help) {
			if strings.HasPrefix(word, "--") {
				flags = append(flags, strings.Trim(word, ",.;:"), strings.Trim(word, ",.;:")+"=")
			}
		}
		for _, flag := range flags {
			args := append(append([]string{}, command...), flag+format)
			if flag == "-f" || !strings.HasSuffix(flag, "=") && flag != "" {
				args = append(append([]string{}, command...), flag, format)
			}
			_, out, errs := credlint(t, args...)
			if what := shown(out+errs, format); what != "" {
				t.Errorf("%v %s shows the token as %s: %s", command, flag, what, around(out+errs, format))
			}
		}
		left, err := os.ReadDir(".")
		if err != nil || len(left) > 1 {
			t.Errorf("%v: a file or two are left: %v", command, err)
		}
	}
}
