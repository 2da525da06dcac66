package grant

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// readText reads what no tree has: comments, files without structure, and the
// tokens of known formats that nothing else has explained.
func (r *reader) readText() {
	r.recipes()
	switch {
	case r.doc.Tree != nil && r.doc.Identity.Format != inventory.Markdown:
		for _, c := range r.doc.Tree.Comments {
			r.lines(c, slot{route: r.route, strict: true, disabled: true})
		}
	case r.isPosix():
		r.scriptFile()
	case r.lineByLine():
		if r.isMarkdown() {
			r.fences()
		}
		if r.isWindows() {
			r.windows(slot{route: r.route})
		}
		r.lines(source.Span{End: len(r.doc.File.Content)}, slot{route: r.route})
	}
	r.leftovers()
}

// lineByLine reports whether a file is worth reading for NAME=value pairs: what
// agents read and what shells run. In other text, code above all, a name before
// an equals sign is a variable and not a grant.
func (r *reader) lineByLine() bool {
	switch {
	case r.doc.Identity.Kind != inventory.Other || r.doc.Identity.Format == inventory.Shell || r.doc.Identity.Format == inventory.Markdown:
		return true
	}
	switch strings.ToLower(path.Ext(r.doc.File.Path)) {
	case ".sh", ".bash", ".zsh", ".fish", ".ps1", ".bat", ".cmd", ".md", ".mdx", ".markdown":
		return true
	}
	return false
}

// isPosix reports whether a file is in the language of sh, bash or zsh.
func (r *reader) isPosix() bool {
	switch strings.ToLower(path.Ext(r.doc.File.Path)) {
	case ".sh", ".bash", ".zsh":
		return true
	}
	return r.doc.Identity.Format == inventory.Shell
}

// isMarkdown reports whether a file is Markdown, by its name or its readers.
func (r *reader) isMarkdown() bool {
	switch strings.ToLower(path.Ext(r.doc.File.Path)) {
	case ".md", ".mdx", ".mdc", ".markdown":
		return true
	}
	return r.doc.Identity.Format == inventory.Markdown
}

// isShell reports whether a file without structure is run by a shell.
func (r *reader) isShell() bool {
	switch strings.ToLower(path.Ext(r.doc.File.Path)) {
	case ".sh", ".bash", ".zsh", ".fish", ".ps1", ".bat", ".cmd":
		return true
	}
	return r.doc.Identity.Format == inventory.Shell
}

// leftovers turns the detector's matches that lie in nothing judged so far into
// grants, after asking what they are.
func (r *reader) leftovers() {
	judged := r.judged()
	for _, m := range r.matches {
		span := source.Span{Start: m.Start, End: m.End}
		if judged.overlaps(span) || inBlob(r.doc.File.Content, span) || r.signs(span) || r.searches(span) {
			continue
		}
		name, ok := "", true
		if m.Type == credential.GenericType {
			name, ok = r.genericName(span)
		}
		if !ok {
			continue
		}
		if r.doc.Identity.Kind == inventory.Other && isTest(r.doc.File.Path) && !distinct(m.Type) {
			continue
		}
		r.judge(r.piece(r.context(span)), slot{
			route: r.route, name: name, strict: true, quiet: true, path: syntax.Pointer("").Key(name),
		})
	}
}

// signs reports whether a match is the id of a key in a signature, which is no secret.
func (r *reader) signs(s source.Span) bool {
	content := r.doc.File.Content
	return credential.Scoped(string(content[s.End:min(s.End+credential.LongestScope, len(content))]))
}

// searchMargin is how far from the key of a search its other settings stand, in bytes:
// there is a comment to each where people begin with a template.
const searchMargin = 400

// searches reports whether a match is the key with which the search box of a site asks
// Algolia: "apiKey" beside "appId" and "indexName", as DocSearch has them. Each reader's
// browser is given it, and it can do nothing but search.
func (r *reader) searches(s source.Span) bool {
	content := r.doc.File.Content
	before, behind := content[max(s.Start-searchMargin, 0):s.Start], content[s.End:min(s.End+searchMargin, len(content))]
	beside := func(name string) bool {
		return bytes.Contains(before, []byte(name)) || bytes.Contains(behind, []byte(name))
	}
	name := bytes.TrimRight(before, " \t\"':")
	return bytes.HasSuffix(name, []byte("apiKey")) && beside("appId") && beside("indexName")
}

// blobMargin is how many more base64 characters around a match make it a piece
// of something larger, such as a picture.
const blobMargin = 64

// inBlob reports whether a match lies in the middle of a long base64 text, which may
// be wrapped. A match that is all of its line is a token among others.
func inBlob(content []byte, s source.Span) bool {
	before, after := base64Before(content, s.Start), base64After(content, s.End)
	switch {
	case before == blobMargin || after == blobMargin:
		return true
	case before+after == 0:
		return false
	}
	start, end := bytes.TrimRight(content[:s.Start-before], " \t\r\n"), bytes.TrimLeft(content[s.End+after:], " \t\r\n")
	return base64Before(start, len(start)) == blobMargin || base64After(end, 0) == blobMargin
}

// base64Before counts the base64 characters that end at an offset, up to blobMargin.
func base64Before(content []byte, at int) int {
	n := 0
	for n < blobMargin && at > n && isBase64(content[at-n-1]) {
		n++
	}
	return n
}

// base64After counts those that begin there.
func base64After(content []byte, at int) int {
	n := 0
	for n < blobMargin && at+n < len(content) && isBase64(content[at+n]) {
		n++
	}
	return n
}

// isBase64 accepts both alphabets of base64.
func isBase64(c byte) bool {
	return strings.IndexByte("+/-_", c) >= 0 || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// piece is a part of the file as a text.
func (r *reader) piece(s source.Span) text {
	node := &syntax.Node{Kind: syntax.String, Span: s, Inner: s, Text: string(r.doc.File.Text(s))}
	return text{node: node, end: len(node.Text)}
}

// maxURL is how far around a match its URL or its name is looked for: a minified
// file is one line, and may have a match in every hundred bytes.
const maxURL = 4096

// context widens a match inside a URL to the URL, which tells whether it is a
// real password; any other match stays as it is.
func (r *reader) context(s source.Span) source.Span {
	f := r.doc.File
	line := f.Line(f.LineOf(s.Start))
	line.Start, line.End = max(line.Start, s.Start-maxURL), min(line.End, s.End+maxURL)
	before := string(f.Text(source.Span{Start: line.Start, End: s.Start}))
	scheme := strings.LastIndex(before, "://")
	if scheme < 0 || strings.ContainsAny(before[scheme:], " \t\"'`<>(),") {
		return s
	}
	start := scheme
	for start > 0 && nameByte(before[start-1]) {
		start--
	}
	rest := string(f.Text(source.Span{Start: s.End, End: max(line.End, s.End)}))
	end := strings.IndexAny(rest, " \t\"'`<>(),;")
	if end < 0 {
		end = len(rest)
	}
	return source.Span{Start: line.Start + start, End: s.End + end}
}

// distinct reports whether a format is told by a head of its own, so that even
// in a test a match may be a real key.
func distinct(format string) bool {
	f := formats.ByID(format)
	return f == nil || len(f.Prefixes) > 0 && len(f.Prefixes[0]) >= 4
}

// judged are the places that have been judged: every scalar that was read, and
// every grant.
func (r *reader) judged() cover {
	c := cover{}
	for n := range r.seen {
		c.add(n.Span)
	}
	for _, g := range r.doc.Grants {
		c.add(g.Place.Value)
	}
	return c
}

// genericName is the name before a match of the generic rule, and whether the
// match is worth judging: not in tests, whose keys are made up, and not in the
// config of a client, where names and places tell more.
func (r *reader) genericName(s source.Span) (string, bool) {
	if r.route == Setting || r.route == Dotenv || isTest(r.doc.File.Path) {
		return "", false
	}
	f := r.doc.File
	line := f.Line(f.LineOf(s.Start))
	line.Start = max(line.Start, s.Start-maxURL)
	before := strings.TrimRight(string(f.Text(source.Span{Start: line.Start, End: s.Start})), " \t\"'`:=>")
	end := len(before)
	for end > 0 && nameByte(before[end-1]) {
		end--
	}
	name := before[end:]
	return name, credential.ClassifyName(name) >= credential.NameSecret
}

// isTest reports whether a path says that its content is made up.
func isTest(p string) bool { return MadeUp(p) || hasPart(p, "examples", "example") }

// hasPart reports whether one of the words stands in a path.
func hasPart(p string, words ...string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(p), func(c rune) bool { return c == '/' || c == '.' || c == '_' || c == '-' }),
		func(part string) bool { return slices.Contains(words, part) })
}

// MadeUp reports whether the path of a file says that it was made for tests, so
// that what it describes does not exist.
func MadeUp(p string) bool {
	return hasPart(p, "test", "tests", "testing", "testdata", "fixture", "fixtures", "mock", "mocks", "spec", "specs", "e2e", "snapshots", "cassettes")
}
