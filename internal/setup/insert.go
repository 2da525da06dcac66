package setup

import (
	"bytes"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/yaml"
)

// What is added to a YAML file is put between its lines, so that comments, order
// and layout stay, and read back: the result has to be the old document with
// what was added, or people have to do it.

// root is the one object that a file holds, nil where it holds something else.
func root(f *source.File) *syntax.Node {
	tree := yaml.Parse(f, source.Span{End: len(f.Content)})
	if len(tree.Problems) > 0 || len(tree.Roots) != 1 || tree.Roots[0].Kind != syntax.Object {
		return nil
	}
	return tree.Roots[0]
}

// appendItem adds an item to the list at a key.
func appendItem(f *source.File, key string, item func(indent string) string) (string, bool) {
	list := at(root(f), key)
	if list == nil || list.Kind != syntax.Array || len(list.Items) == 0 {
		return "", false
	}
	last := list.Items[len(list.Items)-1]
	line := lineStart(f, last.Span.Start)
	indent, found := strings.CutSuffix(strings.TrimRight(string(f.Content[line:last.Span.Start]), " "), "-")
	if !found || strings.Trim(indent, " ") != "" {
		return "", false
	}
	text := put(f, lineEnd(f, last.Span.End), item(indent))
	next := at(root(source.NewFile(f.Path, []byte(text))), key)
	return text, next != nil && len(next.Items) == len(list.Items)+1
}

// prependMember adds a member in front of those of the object at some keys.
func prependMember(f *source.File, keys []string, member func(indent string) string) (string, bool) {
	object := at(root(f), keys...)
	if object == nil || object.Kind != syntax.Object || len(object.Members) == 0 {
		return "", false
	}
	first := object.Members[0].Key.Span.Start
	line := lineStart(f, first)
	indent := string(f.Content[line:first])
	if indent == "" || strings.Trim(indent, " ") != "" {
		return "", false
	}
	text := put(f, line, member(indent))
	next := at(root(source.NewFile(f.Path, []byte(text))), keys...)
	return text, next != nil && len(next.Members) == len(object.Members)+1
}

// appendRoot adds a key with its value below the others.
func appendRoot(f *source.File, key, member string) (string, bool) {
	object := root(f)
	if object == nil || object.Get(key) != nil {
		return "", false
	}
	text := put(f, len(f.Content), "\n"+member)
	next := root(source.NewFile(f.Path, []byte(text)))
	return text, next != nil && len(next.Members) == len(object.Members)+1 && next.Get(key) != nil
}

// at follows keys.
func at(n *syntax.Node, keys ...string) *syntax.Node {
	for _, key := range keys {
		if n == nil || n.Kind != syntax.Object {
			return nil
		}
		n = n.Get(key)
	}
	return n
}

func lineStart(f *source.File, at int) int { return bytes.LastIndexByte(f.Content[:at], '\n') + 1 }

// lineEnd is behind the end of the line at a place.
func lineEnd(f *source.File, at int) int {
	if at > 0 && f.Content[at-1] == '\n' {
		return at
	}
	end := bytes.IndexByte(f.Content[at:], '\n')
	if end < 0 {
		return len(f.Content)
	}
	return at + end + 1
}

// put puts lines into a text, in its own style of line ends.
func put(f *source.File, at int, lines string) string {
	before, after := f.Content[:at], f.Content[at:]
	if len(before) > 0 && before[len(before)-1] != '\n' {
		lines = "\n" + lines
	}
	if bytes.Contains(f.Content, []byte("\r\n")) {
		lines = strings.ReplaceAll(lines, "\n", "\r\n")
	}
	return string(slices.Concat(before, []byte(lines), after))
}
