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

// mark is what a file has to hold so that one package's sinks can be in it: the
// import, and the name of one of them with a word that belongs to it.
type mark struct {
	path  string // without a version
	tail  []byte // the last part of the path, for a first look
	names []name
}

type name struct {
	text  []byte
	words [][]byte // nil where the name is enough
}

func marks() []mark {
	var all []mark
	known := map[string]int{}
	for _, s := range sink.Default().All() {
		if s.Kind == sink.Carrier || s.Kind == sink.Type {
			continue
		}
		i, ok := known[s.Package]
		if !ok {
			i = len(all)
			known[s.Package] = i
			all = append(all, mark{path: s.Package, tail: []byte(tail(s.Package))})
		}
		n := name{text: []byte(s.Spelled())}
		for _, w := range s.Words {
			n.words = append(n.words, []byte(w))
		}
		all[i].names = append(all[i].names, n)
	}
	return all
}

// tail is the part of an import path that no version stands in.
func tail(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

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

// Wants reports whether a file is worth loading its package for.
func (c *Checker) Wants(f *source.File) bool {
	if path.Base(f.Path) == "go.mod" {
		c.modules.learn(f)
	}
	if !c.Member(f.Path) {
		return false
	}
	var near []mark
	for _, m := range c.marks {
		if bytes.Contains(f.Content, m.tail) && m.named(f.Content) {
			near = append(near, m)
		}
	}
	return len(near) > 0 && imports(f, near)
}

func (m mark) named(content []byte) bool {
	return slices.ContainsFunc(m.names, func(n name) bool {
		return bytes.Contains(content, n.text) && (n.words == nil ||
			slices.ContainsFunc(n.words, func(w []byte) bool { return bytes.Contains(content, w) }))
	})
}

// imports reports whether a file imports one of the packages.
func imports(f *source.File, of []mark) bool {
	syntax, _ := parser.ParseFile(token.NewFileSet(), f.Path, f.Content, parser.ImportsOnly|parser.SkipObjectResolution)
	if syntax == nil {
		return false
	}
	for _, i := range syntax.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			continue
		}
		path = sink.Unversioned(path)
		for _, m := range of {
			if m.path == path {
				return true
			}
		}
	}
	return false
}
