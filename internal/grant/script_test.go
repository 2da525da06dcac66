package grant_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// scripts are the kinds of scripts that are read, each in its own way.
var scripts = []string{"run.sh", "run.ps1", "run.bat", "Makefile", "x.fish", ".zshrc"}

// A literal of a script stands where its grant says, and a script that is read twice
// holds the same.
func FuzzScript(f *testing.F) {
	for i, seed := range []string{
		"export A_TOKEN=correct-horse-battery\n", "$env:A_TOKEN = \"correct-horse-battery\"\r\n", "set A_TOKEN=correct-horse-battery\r\n",
		"A_TOKEN := correct-horse-battery\n", "set -gx A_TOKEN 'correct-horse-battery'\n", "curl -u a:correct-horse-battery x <<EOF\nA_TOKEN=\xff\nEOF\n",
	} {
		f.Add(uint8(i), seed)
	}
	detector := gitleaks.New()
	f.Fuzz(func(t *testing.T, kind uint8, text string) {
		name := scripts[int(kind)%len(scripts)]
		file := source.NewFile(name, []byte(text))
		doc := scan.Document(file, detector)
		for _, g := range doc.Grants {
			at := g.Place.Value
			if at.Start < 0 || at.End < at.Start || at.End > len(text) {
				t.Fatalf("%s: a grant at %v of %d bytes", name, at, len(text))
			}
			if g.Kind != credential.Literal {
				continue
			}
			if secret := g.Secret.Reveal(); at.Empty() || !strings.ContainsAny(text[at.Start:at.End], "\\\"'`^$\n\r") && text[at.Start:at.End] != secret {
				t.Errorf("%s: what stands at a literal's place is not the literal", name)
			}
		}
		again := scan.Document(source.NewFile(name, []byte(text)), detector)
		if !slices.Equal(places(doc.Grants), places(again.Grants)) {
			t.Errorf("%s: read again, it holds something else", name)
		}
	})
}

func places(grants []*grant.Grant) []grant.Place {
	var out []grant.Place
	for _, g := range grants {
		p := g.Place
		p.File = nil
		out = append(out, p)
	}
	return out
}
