package suppress

import (
	"bytes"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

const directive = "credlint:ignore"

var (
	// request is what stands behind the directive.
	request = lazy.Pattern(`^[ \t]+([a-z][a-z0-9-]{0,63}(?:[ \t]*,[ \t]*[a-z][a-z0-9-]{0,63})*)[ \t]*(:|$)?`)
	// until is the end of a reason that tells the last day.
	until = lazy.Pattern(`[\s,;(]*\buntil:\s*([^\s()]+)\)?[\s.]*$`)
	id    = lazy.Pattern(`[a-z][a-z0-9-]*`)
)

// marks begin a comment in some language; those that surround it have an end.
var marks = []struct{ open, close string }{
	{"<!--", "-->"}, {"/*", "*/"}, {"{#", "#}"}, {"#", ""}, {"//", ""}, {"--", ""}, {";", ""}, {"*", "*/"},
}

// Comments are the requests in a document, in its order. In JSON only what its
// parser takes for a comment is one: everything else there is data.
func Comments(doc *grant.Document) []Comment {
	r := &reader{doc: doc}
	content := doc.File.Content
	for at := next(content, 0); at >= 0; at = next(content, at+len(directive)) {
		r.read(at)
	}
	return r.comments
}

// next is where the next directive stands at or behind an offset, or -1. Its colon
// is looked for: letters are in the way everywhere.
func next(content []byte, from int) int {
	colon := strings.IndexByte(directive, ':')
	for at := from + colon; at < len(content); at++ {
		n := bytes.IndexByte(content[at:], ':')
		if n < 0 {
			return -1
		}
		at += n
		if bytes.HasPrefix(content[at-colon:], []byte(directive)) {
			return at - colon
		}
	}
	return -1
}

type reader struct {
	doc      *grant.Document
	comments []Comment
}

// read takes the directive at an offset.
func (r *reader) read(at int) {
	f := r.doc.File
	number := f.Position(at).Line
	whole := f.Line(number)
	closer, head, marked := marked(f.Content[whole.Start:at])
	if !marked || r.data(at) {
		return
	}
	body := source.Span{Start: at + len(directive), End: min(whole.End, at+maxComment)}
	for body.End < whole.End && !utf8.RuneStart(f.Content[body.End]) {
		body.End--
	}
	if end := bytes.Index(f.Text(body), []byte(closer)); closer != "" && end >= 0 {
		body.End = body.Start + end
	}
	ignore := r.parse(at, body)
	if ignore == nil {
		return
	}
	ignore.Unsure = r.unsure(closer)
	if len(bytes.TrimSpace(head)) == 0 {
		number = r.next(number)
	}
	r.comments = append(r.comments, Comment{ignore, number})
}

// maxComment is as much of a comment as is read. A line of many megabytes may hold a
// request at every few bytes.
const maxComment = 4096

// marked cuts the mark of a comment off the end of a line's start. A mark in
// quotes is text about comments.
func marked(before []byte) (closer string, head []byte, ok bool) {
	before = bytes.TrimRight(before, " \t")
	for _, m := range marks {
		head, ok := bytes.CutSuffix(before, []byte(m.open))
		if ok && (len(head) == 0 || !bytes.ContainsAny(head[len(head)-1:], "`'\"")) {
			return m.close, head, true
		}
	}
	return "", nil, false
}

// data reports whether the directive stands in a value and in no comment.
func (r *reader) data(at int) bool {
	if r.doc.Tree == nil || !slices.Contains([]inventory.Format{inventory.JSON, inventory.JSONC}, r.doc.Identity.Format) {
		return false
	}
	comments := r.doc.Tree.Comments // in the order of the file
	first := sort.Search(len(comments), func(i int) bool { return comments[i].End > at })
	return first == len(comments) || comments[first].Start > at
}

// maxStacked is how many comments may stand one below the other.
const maxStacked = 20

// next is the line of which a comment on a line of its own speaks: the first
// one behind it that is no such comment.
func (r *reader) next(number int) int {
	f := r.doc.File
	last := min(number+maxStacked, f.Lines())
	for number++; number < last; number++ {
		text := f.Text(f.Line(number))
		at := bytes.Index(text, []byte(directive))
		if at < 0 {
			break
		}
		if _, head, ok := marked(text[:at]); !ok || len(bytes.TrimSpace(head)) > 0 {
			break
		}
	}
	return number
}

// unsure reports whether silence proves nothing: the file was not read in full,
// or it is a page on how to write such comments.
func (r *reader) unsure(closer string) bool {
	if r.doc.Tree != nil && len(r.doc.Tree.Problems) > 0 {
		return true
	}
	return closer != "-->" && slices.Contains([]string{".md", ".mdx", ".markdown", ".txtar"}, path.Ext(r.doc.File.Path))
}

// parse reads what stands behind the directive at an offset, or returns nil
// where that is no request but a sentence.
func (r *reader) parse(at int, body source.Span) *lint.Ignore {
	f := r.doc.File
	text := string(f.Text(body))
	ignore := &lint.Ignore{At: lint.Location{File: f, Span: source.Span{Start: at, End: at + len(directive)}}}
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	if text == "" {
		return ignore
	}
	m := request().FindStringSubmatchIndex(text)
	if m == nil || m[4] < 0 && !strings.Contains(text[m[2]:m[3]], "-") {
		return nil
	}
	for _, span := range id().FindAllStringIndex(text[:m[3]], -1) {
		place := source.Span{Start: body.Start + span[0], End: body.Start + span[1]}
		ignore.Claims = append(ignore.Claims, lint.Claim{Rule: text[span[0]:span[1]], Span: place})
		ignore.At.Span.End = place.End
	}
	if m[4] >= 0 {
		ignore.Reason, ignore.Until = reason(text[m[1]:])
	}
	return ignore
}

// reason parts the text behind the colon. What holds no letter explains nothing.
func reason(text string) (why, end string) {
	if m := until().FindStringSubmatchIndex(text); m != nil {
		end = text[m[2]:m[3]]
		text = text[:m[0]]
	}
	why = strings.TrimSpace(text)
	if !strings.ContainsFunc(why, unicode.IsLetter) {
		why = ""
	}
	return why, strings.TrimRight(end, ".")
}
