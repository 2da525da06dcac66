package remedy

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// minting is the work on something that makes a credential: a command, a
// request, a resource.
type minting struct {
	doc *grant.Document
	d   *grant.Declaration
	ttl time.Duration
	now time.Time
}

// limit has it make credentials that end in time: by another value where one is
// set, else by a further word or member.
func (m *minting) limit() []lint.Fix {
	life := m.d.Life
	if !life.Field.Span.Empty() && !life.Renewed {
		return m.shorten()
	}
	field, value := m.set()
	switch {
	case m.d.Form == grant.Resource || life.Hint == "" || life.Instead != "":
		return nil
	case strings.HasSuffix(life.Set, "{date}"):
		return byHand("a date that is written here will soon be past: have %s computed where this runs", life.Hint)
	case value == "":
		return byHand("set %s as low as it goes: what it counts is longer than %s", life.Hint, anatomy.Duration(m.ttl))
	}
	written := life.Set[:len(field)+1] + value
	e, ok := m.add(field, value, written)
	if !ok {
		return byHand("add %s: the command is written in a way to which nothing can be added", written)
	}
	return m.fix("add "+written, e)
}

// fix is the change of what makes credentials. It is unsafe: what uses them may
// run for longer.
func (m *minting) fix(title string, e source.Edit) []lint.Fix {
	return []lint.Fix{{
		Title: title, Safety: lint.Unsafe, Edits: []source.Edit{e},
		Next: "what it has made before lives on: revoke that",
	}}
}

// shorten writes another value in place of the one that is set.
func (m *minting) shorten() []lint.Fix {
	f := m.d.Life.Field
	if text := strings.TrimSuffix(f.Text, "\r"); text != f.Text { // of the line's end
		f.Text, f.Span.End = text, f.Span.End-1
	}
	value := m.shorter(f.Text)
	if value == "" || string(m.doc.File.Text(f.Span)) != f.Text {
		return byHand("set %s to %s or less", m.d.Life.Hint, anatomy.Duration(m.ttl))
	}
	return m.fix(fmt.Sprintf("set %s to %s", m.d.Life.Hint, value), source.Edit{Span: f.Span, New: value})
}

// shorter is a value like the present one: a date, a number, a length. It is
// empty where none is known.
func (m *minting) shorter(text string) string {
	n, err := strconv.Atoi(text)
	switch {
	case !m.d.Expires.Time.IsZero():
		return again(text, m.now.Add(m.ttl))
	case m.d.Life.Span == grant.Endless:
		_, value := m.set()
		return value
	case err == nil && n > 0:
		return count(m.ttl, m.d.Life.Unit)
	case strings.HasPrefix(text, "P"): // ISO 8601
		return ""
	}
	return length(m.ttl)
}

// again is a moment in the notation of a date, or empty.
func again(date string, t time.Time) string {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if _, err := time.Parse(layout, date); err == nil {
			return t.UTC().Format(layout)
		}
	}
	return ""
}

// set are the field that sets an end and the value for it, which is empty where
// none can be given.
func (m *minting) set() (field, value string) {
	at := strings.IndexAny(m.d.Life.Set, " =")
	if at < 0 {
		return "", ""
	}
	switch m.d.Life.Set[at+1:] {
	case "{length}":
		value = length(m.ttl)
	case "{seconds}":
		value = count(m.ttl, time.Second)
	case "{days}":
		value = count(m.ttl, 24*time.Hour)
	}
	return m.d.Life.Set[:at], value
}

// count is how many units a length has, or empty where that is none.
func count(ttl, unit time.Duration) string {
	if unit == 0 || ttl < unit {
		return ""
	}
	return strconv.FormatInt(int64(ttl/unit), 10)
}

// length writes a length as all programs read it, in one unit.
func length(ttl time.Duration) string {
	switch {
	case ttl%time.Hour == 0:
		return count(ttl, time.Hour) + "h"
	case ttl%time.Minute == 0:
		return count(ttl, time.Minute) + "m"
	}
	return count(ttl, time.Second) + "s"
}

// add is the edit that sets a field that is not set: as it is written behind a
// command, or as a member of what is sent.
func (m *minting) add(field, value, written string) (source.Edit, bool) {
	here := m.d.Place.Value
	if i := slices.IndexFunc(m.doc.Calls, func(c *grant.Call) bool { return c.Place.Value == here }); i >= 0 {
		return m.behind(m.doc.Calls[i].Words, written)
	}
	i := slices.IndexFunc(m.doc.Requests, func(q *grant.Request) bool { return q.Place.Value == here })
	if i < 0 {
		return source.Edit{}, false
	}
	q := m.doc.Requests[i]
	_, err := strconv.Atoi(value)
	switch {
	case q.Body.Kind != syntax.Object:
		return m.member(q.Object(), field, value, err == nil)
	case err == nil:
		return m.behind(q.Words, field+":="+value) // HTTPie
	}
	return m.behind(q.Words, field+"="+value)
}

// behind writes a word behind those of a command line, if they stand in a text
// one after the other: the lines that a backslash joins stay joined.
func (m *minting) behind(words []*syntax.Node, word string) (source.Edit, bool) {
	if end := slices.IndexFunc(words, func(w *syntax.Node) bool { return w.Text == "--" }); end > 0 {
		words = words[:end]
	}
	for i := range words[1:] {
		if between := m.text(words[i].Span.End, words[i+1].Span.Start); strings.Trim(between, " \t\r\n\\") != "" || between == "" {
			return source.Edit{}, false
		}
	}
	at := words[len(words)-1].Span.End
	if m.text(at-1, at) == "\r" { // a shell takes it for a letter
		at--
	}
	return source.Edit{Span: source.Span{Start: at, End: at}, New: " " + word}, true
}

// member writes a member behind the last one of an object in a text, quoted and
// parted as that one is: the text may lie in quotes itself.
func (m *minting) member(object *syntax.Node, name, value string, number bool) (source.Edit, bool) {
	if object == nil || len(object.Members) == 0 {
		return source.Edit{}, false
	}
	last := object.Members[len(object.Members)-1]
	quote := m.text(last.Key.Inner.End, last.Key.Span.End)
	sign := strings.TrimRight(m.text(last.Key.Span.End, last.Value.Span.Start), `\`)
	blank := strings.TrimRight(m.text(object.Span.Start+1, object.Members[0].Key.Span.Start), `\`)
	if strings.TrimLeft(quote, `\`) != `"` || strings.TrimSpace(sign) != ":" || strings.TrimSpace(blank) != "" {
		return source.Edit{}, false
	}
	if !strings.Contains(blank, "\n") {
		blank = strings.TrimPrefix(sign, ":")
	}
	if !number {
		value = quote + value + quote
	}
	at := last.Value.Span.End
	return source.Edit{Span: source.Span{Start: at, End: at}, New: "," + blank + quote + name + quote + sign + value}, true
}

func (m *minting) text(start, end int) string {
	return string(m.doc.File.Text(source.Span{Start: start, End: max(start, end)}))
}

// minted has what makes credentials make shorter ones.
func minted(doc *grant.Document, d *grant.Declaration, policy lint.Policy) []lint.Fix {
	m := &minting{doc, d, cmp.Or(policy.MaxTTL, lint.DefaultMaxTTL), policy.Now}
	return m.limit()
}
