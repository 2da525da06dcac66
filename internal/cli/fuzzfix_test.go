package cli

import (
	"flag"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/rules"
)

// homeFiles are the files of all homes: path and content.
func homeFiles(t testing.TB) [][2]string {
	t.Helper()
	var files [][2]string
	err := filepath.WalkDir(homes, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) == ".golden" {
			return err
		}
		content, err := os.ReadFile(name)
		rel, _ := filepath.Rel(homes, name)
		_, rel, _ = strings.Cut(filepath.ToSlash(rel), "/")
		files = append(files, [2]string{rel, string(content)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Whatever is in a client's file, a fix leaves a file that reads as before but
// for what was fixed, and writes no secret.
func FuzzFix(f *testing.F) {
	files := homeFiles(f)
	for i, file := range files {
		f.Add(uint(i), uint8(i), file[1])
	}
	f.Fuzz(func(t *testing.T, file uint, with uint8, text string) {
		checkFix(t, files[file%uint(len(files))][0], with, text)
	})
}

// The same, for files that were changed at random places.
func TestFixRandomEdits(t *testing.T) {
	files := homeFiles(t)
	random := rand.New(rand.NewPCG(1, 2))
	changed := 0
	for range *edits {
		file := files[random.IntN(len(files))]
		text := file[1]
		for range random.IntN(4) {
			text = scramble(random, text)
		}
		if checkFix(t, file[0], uint8(random.IntN(256)), text) {
			changed++
		}
		if t.Failed() {
			return
		}
	}
	if changed < *edits/4 {
		t.Errorf("only %d of %d files were fixed", changed, *edits)
	}
}

var edits = flag.Int("edits", 1500, "how many random files TestFixRandomEdits fixes")

// scramble changes a text at a random place, as people and editors do.
func scramble(random *rand.Rand, text string) string {
	if text == "" {
		return text
	}
	from := random.IntN(len(text))
	to := min(len(text), from+random.IntN(30))
	bits := []string{" ", "\n", "\t", "\r\n", ",", "\"", "'", "# c\n", "// c\n", "/* c */", "{", "}", "[", "]", "x", "é", "- ", "\ufeff", "${A}", ": ", "= "}
	switch random.IntN(8) {
	case 0:
		return text[:from] + text[to:]
	case 1:
		return text[:from] + text[from:to] + text[from:]
	case 2:
		return strings.ReplaceAll(text, "\n", "\r\n")
	case 3:
		return strings.ReplaceAll(text, "\n  ", "\n\t")
	case 4:
		return strings.Join(strings.Fields(text), " ")
	}
	return text[:from] + bits[random.IntN(len(bits))] + text[from:]
}

var detector = sync.OnceValue(func() detect.Detector { return gitleaks.New() })

// checkFix fixes a text as the file at a path, and reports whether it changed.
func checkFix(t *testing.T, path string, with uint8, text string) bool {
	t.Helper()
	words := remedy.Words()
	by := lint.Remedy{With: words[int(with)%len(words)], At: "place/here"}
	o := scan.Options{Rules: rules.All, Policy: lint.Policy{Now: time.Unix(1782900000, 0), Remedy: by}, Detector: detector()}
	judge := func(doc *grant.Document, content []byte) fix.Judged {
		next, findings, problems := scan.Again(doc, content, o)
		return fix.Judged{Doc: next, Findings: findings, Problems: problems}
	}
	before := scan.Document(source.NewFile(path, []byte(text)), detector())
	r := fix.File(judge(before, []byte(text)), fix.Options{Unsafe: true, Judge: judge})
	if !r.Changed() {
		return false
	}
	if len(problemsOf(r.After)) > len(problemsOf(r.Before)) {
		t.Errorf("%q\nbecomes\n%q, which cannot be read", text, r.After.File.Content)
	}
	lost(t, r)
	diff := r.Diff()
	for _, a := range r.Applied {
		for _, m := range a.Fix.Moved {
			if secret := m.Secret.Reveal(); len(secret) >= window && strings.Contains(diff, secret) {
				t.Errorf("the diff of %q shows a secret", text)
			}
		}
	}
	again := fix.File(judge(r.After, r.After.File.Content), fix.Options{Unsafe: true, Judge: judge})
	if again.Changed() {
		t.Errorf("the second run changes\n%q\nto\n%q", r.After.File.Content, again.After.File.Content)
	}
	return true
}

func problemsOf(doc *grant.Document) []source.Problem {
	if doc.Tree == nil {
		return nil
	}
	return doc.Tree.Problems
}

// lost wants that every value of the tree is still there, but for those that
// held a credential.
func lost(t *testing.T, r *fix.Result) {
	t.Helper()
	if r.Before.Tree == nil {
		return
	}
	after := map[string]int{}
	for _, n := range scalars(r.After.Tree) {
		after[n.Text]++
	}
	gone := map[string]bool{"": true}
	for _, n := range scalars(r.Before.Tree) {
		gone[n.Text] = gone[n.Text] || held(r.Before, n)
	}
	for _, n := range scalars(r.Before.Tree) {
		if after[n.Text]--; after[n.Text] >= 0 || gone[n.Text] {
			continue
		}
		t.Errorf("%q\nbecomes\n%q, which lacks %q", r.Before.File.Content, r.After.File.Content, n.Text)
	}
}

// held reports whether a scalar holds a credential, a reference that nobody
// expands, an address without TLS, or what goes with one.
func held(doc *grant.Document, n *syntax.Node) bool {
	if n.Text == "false" || strings.HasPrefix(n.Text, "-") || strings.HasPrefix(n.Text, "http://") || n.Kind != syntax.String {
		return true
	}
	return slices.ContainsFunc(doc.Grants, func(g *grant.Grant) bool {
		return n.Span.Contains(g.Place.Value) && (advice.IsLiteral(g) || len(g.Refs) > 0)
	})
}

func scalars(tree *syntax.Tree) []*syntax.Node {
	var out []*syntax.Node
	var walk func(n *syntax.Node)
	walk = func(n *syntax.Node) {
		if n.Scalar() {
			out = append(out, n)
		}
		for _, m := range n.Members {
			walk(m.Value)
		}
		for _, item := range n.Items {
			walk(item)
		}
	}
	for _, root := range tree.Roots {
		walk(root)
	}
	return out
}
