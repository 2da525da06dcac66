package gocheck

import (
	"bytes"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/gocode/sink"
	"github.com/credlint/credlint/internal/source"
)

// mark is what a file that imports one package has to hold so that the package's
// sinks can be in it: in one of its groups, a word and a name.
type mark []group

// group are the names of sinks that the same words belong to.
type group struct {
	words [][]byte // none where the names are enough
	names [][]byte
}

// marks are those of all packages with sinks, by import paths without versions.
func marks() map[string]mark {
	all := make(map[string]mark)
	groups := make(map[string]int) // by package and words
	for _, s := range sink.Default().All() {
		if s.Kind == sink.Carrier || s.Kind == sink.Type {
			continue
		}
		key := s.Package + " " + strings.Join(s.Words, "|")
		i, ok := groups[key]
		if !ok {
			i = len(all[s.Package])
			groups[key] = i
			all[s.Package] = append(all[s.Package], group{words: texts(s.Words)})
		}
		all[s.Package][i].names = append(all[s.Package][i].names, []byte(s.Spelled()))
	}
	return all
}

func texts(words []string) [][]byte {
	var all [][]byte
	for _, w := range words {
		all = append(all, []byte(w))
	}
	return all
}

// Member reports whether a path is one of a package's files. Tests are left
// out: nothing in them runs for anybody.
func (c *Checker) Member(path string) bool {
	return strings.HasSuffix(path, ".go") && !gocode.IsTest(path)
}

// Sound reports whether a file is Go that can be parsed.
func (c *Checker) Sound(f *source.File) bool {
	_, err := parser.ParseFile(token.NewFileSet(), f.Path, f.Content, parser.SkipObjectResolution)
	return err == nil
}

// Wants reports whether a file is worth loading its package for: it imports a
// package with sinks, and names one of them.
func (c *Checker) Wants(f *source.File) bool {
	if path.Base(f.Path) == "go.mod" {
		c.modules.learn(f)
	}
	if !c.Member(f.Path) {
		return false
	}
	for _, path := range imports(f) {
		if c.marks()[sink.Unversioned(path)].in(f.Content) {
			return true
		}
	}
	return false
}

func (m mark) in(content []byte) bool {
	return slices.ContainsFunc(m, func(g group) bool {
		return (g.words == nil || holds(content, g.words)) && holds(content, g.names)
	})
}

func holds(content []byte, words [][]byte) bool {
	return slices.ContainsFunc(words, func(w []byte) bool { return bytes.Contains(content, w) })
}

// imports are the paths that a file imports. Only its head is parsed.
func imports(f *source.File) []string {
	syntax, _ := parser.ParseFile(token.NewFileSet(), f.Path, f.Content, parser.ImportsOnly|parser.SkipObjectResolution)
	if syntax == nil {
		return nil
	}
	var all []string
	for _, i := range syntax.Imports {
		if path, err := strconv.Unquote(i.Path.Value); err == nil {
			all = append(all, path)
		}
	}
	return all
}
