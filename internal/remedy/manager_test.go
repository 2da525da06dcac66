package remedy_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

var update = flag.Bool("update", false, "write the table of managers into docs/fix.md")

// The page on fixes has the table of managers that the code has.
func TestPageListsTheManagers(t *testing.T) {
	const name, open, end = "../../docs/fix.md", "<!-- managers -->\n", "<!-- /managers -->"
	page, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(page), open)
	got, after, found := strings.Cut(rest, end)
	switch want := table(); {
	case !found:
		t.Fatal("docs/fix.md lacks the marks of the table")
	case got != want && *update:
		if err := os.WriteFile(name, []byte(before+open+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	case got != want:
		t.Errorf("the table in docs/fix.md is out of date: go test ./internal/remedy -update\n got: %s\nwant: %s", got, want)
	}
}

func table() string {
	var b strings.Builder
	b.WriteString("| `--with` | `--at` | the credential comes from |\n|---|---|---|\n")
	moved := lint.Moved{Name: "TICKETS_TOKEN", Entry: "tickets-token"}
	for _, word := range remedy.Words() {
		m := remedy.Chosen(word)
		if m == nil {
			continue
		}
		at, words := "`"+m.At+"`", m.Launched("", moved)
		if m.At == "" {
			at = "has to be said"
		}
		if words == nil {
			words = m.Fetched("", moved)
		}
		fmt.Fprintf(&b, "| %s | %s: %s | `%s` |\n", word, m.Where, at, strings.Join(words, " "))
	}
	return b.String()
}
