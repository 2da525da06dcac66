package fix_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

var rule = &lint.Rule{ID: "word", Severity: lint.Warning}

// words is a judge for the tests: each word of the list is a finding wherever
// it stands, and its fix puts something else in its place.
type words map[string]lint.Fix

func (w words) judge(_ *grant.Document, content []byte) fix.Judged {
	doc := &grant.Document{File: source.NewFile("x", content), Tree: &syntax.Tree{}}
	out := fix.Judged{Doc: doc}
	if bytes.Contains(content, []byte("broken")) {
		out.Problems = []source.Problem{{Path: "x", Message: "broken"}}
	}
	for _, word := range slices.Sorted(maps.Keys(w)) {
		for at := range content {
			if bytes.HasPrefix(content[at:], []byte(word)) {
				out.Findings = append(out.Findings, w.finding(doc, word, at))
			}
		}
	}
	return out
}

func (w words) finding(doc *grant.Document, word string, at int) lint.Finding {
	f := lint.Finding{Rule: rule, At: lint.Location{File: doc.File, Span: source.Span{Start: at, End: at + len(word)}}, Message: "here is " + word}
	x := w[word]
	x.Edits = slices.Clone(x.Edits)
	for i := range x.Edits {
		x.Edits[i].Span.Start += at
		x.Edits[i].Span.End += at
	}
	f.Fixes = []lint.Fix{x}
	return f
}

// replace is the fix that puts text in the place of a word of n bytes.
func replace(n int, text string) lint.Fix {
	return lint.Fix{Title: "write " + text, Safety: lint.Safe, Edits: []source.Edit{{Span: source.Span{End: n}, New: text}}}
}

func run(w words, content string, unsafe bool) *fix.Result {
	return fix.File(w.judge(nil, []byte(content)), fix.Options{Unsafe: unsafe, Judge: w.judge})
}

func TestFile(t *testing.T) {
	unsafe := replace(3, "cat")
	unsafe.Safety = lint.Unsafe
	manual := lint.Fix{Title: "ask somebody", Safety: lint.Manual}
	around := lint.Fix{Title: "widen", Safety: lint.Safe, Edits: []source.Edit{{Span: source.Span{Start: -4, End: 3}, New: "wide"}}}
	for _, c := range []struct {
		name, before, after, left string
		words                     words
		unsafe                    bool
	}{
		{"two at once", "dog pig", "cat cow", "", words{"dog": replace(3, "cat"), "pig": replace(3, "cow")}, false},
		{"one and the same word twice", "dog dog", "cat cat", "", words{"dog": replace(3, "cat")}, false},
		{"unsafe, not asked for", "dog", "dog", "--unsafe would write cat", words{"dog": unsafe}, false},
		{"unsafe", "dog", "cat", "", words{"dog": unsafe}, true},
		{"by hand", "dog", "dog", "ask somebody", words{"dog": manual}, true},
		{"the finding would stay", "dog", "dog", "tried to write dogs, but the finding would stay", words{"dog": replace(3, "dogs")}, false},
		{"another would come", "dog", "dog", "tried to write pig, but it would bring another finding: here is pig", words{"dog": replace(3, "pig"), "pig": manual}, false},
		{"the file would break", "dog", "dog", "tried to write broken, but the file could not be read any more", words{"dog": replace(3, "broken")}, false},
		{"a broken file may stay broken", "broken dog", "broken cat", "", words{"dog": replace(3, "cat")}, false},
		{"one bad fix keeps no good one back", "dog pig", "dog cow", "tried to write broken, but the file could not be read any more", words{"dog": replace(3, "broken"), "pig": replace(3, "cow")}, false},
		{"overlap: the second is made anew", "dog pig", "wide", "", words{"dog": replace(3, "cat"), "pig": around}, false},
		{"edits that leave the file", "pig", "pig", "tried to widen, but its edits contradict one another", words{"pig": around}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(c.words, c.before, c.unsafe)
			if got := string(r.After.File.Content); got != c.after {
				t.Errorf("got %q, want %q", got, c.after)
			}
			var left []string
			for _, l := range r.Left {
				left = append(left, l.Reason)
			}
			if got := strings.Join(left, "; "); got != c.left {
				t.Errorf("left: %q, want %q", got, c.left)
			}
			if r.Changed() != (c.before != c.after) || string(r.Before.File.Content) != c.before {
				t.Error("the file as it was is not kept")
			}
		})
	}
}

// Findings that one change mends carry the same edits, which are made once.
func TestOneChangeForSeveralFindings(t *testing.T) {
	shared := []source.Edit{{Span: source.Span{Start: 0, End: 7}, New: "cat cow"}}
	judge := func(_ *grant.Document, content []byte) fix.Judged {
		out := fix.Judged{Doc: &grant.Document{File: source.NewFile("x", content)}}
		for _, word := range []string{"dog", "pig"} {
			if bytes.Contains(content, []byte(word)) {
				out.Findings = append(out.Findings, lint.Finding{Rule: rule, Message: word, At: lint.Location{File: out.Doc.File},
					Fixes: []lint.Fix{{Title: "both", Safety: lint.Safe, Edits: slices.Clone(shared)}}})
			}
		}
		return out
	}
	r := fix.File(judge(nil, []byte("dog pig")), fix.Options{Judge: judge})
	if got := string(r.After.File.Content); got != "cat cow" || len(r.Applied) != 2 || len(r.Left) != 0 {
		t.Errorf("got %q with %d applied and %d left", got, len(r.Applied), len(r.Left))
	}
}

// No fix may carry a secret from one place of a file to another.
func TestNoFixWritesASecret(t *testing.T) {
	const secret = "correct-horse-battery"
	judge := func(_ *grant.Document, content []byte) fix.Judged {
		f := source.NewFile("x", content)
		doc := &grant.Document{File: f}
		if at := bytes.Index(content, []byte(secret)); at >= 0 {
			span := source.Span{Start: at, End: at + len(secret)}
			f.Conceal(span)
			doc.Grants = []*grant.Grant{{Kind: credential.Literal, Place: grant.Place{File: f, Value: span}}}
		}
		out := fix.Judged{Doc: doc}
		if bytes.HasPrefix(content, []byte("dog")) {
			out.Findings = []lint.Finding{{Rule: rule, Message: "dog", At: lint.Location{File: f}, Fixes: []lint.Fix{replace(3, secret)}}}
		}
		return out
	}
	r := fix.File(judge(nil, []byte("dog "+secret)), fix.Options{Judge: judge})
	if r.Changed() || len(r.Left) != 1 || r.Left[0].Reason != "tried to write "+secret+", but the change would write a secret" {
		t.Errorf("changed: %t, left: %v", r.Changed(), r.Left)
	}
}

// The diff masks what goes, what stays, and every further occurrence.
func TestDiffMasks(t *testing.T) {
	const secret = "correct-horse-battery"
	document := func(text string, literals ...string) *grant.Document {
		f := source.NewFile("a/x", []byte(text))
		doc := &grant.Document{File: f}
		for _, l := range literals {
			at := strings.Index(text, l)
			span := source.Span{Start: at, End: at + len(l)}
			f.Conceal(span)
			doc.Grants = append(doc.Grants, &grant.Grant{Kind: credential.Literal, Place: grant.Place{File: f, Value: span}})
		}
		return doc
	}
	r := &fix.Result{
		Before: document("a = "+secret+"\nb = root\nc = 1\n", secret, "root"),
		After:  document("a = $A # "+secret+"\nb = root\nc = 1\n", "root"),
	}
	want := "diff a/a/x b/a/x\n--- a/a/x\n+++ b/a/x\n@@ -1,3 +1,3 @@\n-a = ********\n+a = $A # ********\n b = ********\n c = 1\n"
	if got := r.Diff(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func FuzzApply(f *testing.F) {
	f.Add("abc", 0, 1, "x", 1, 1, "y")
	f.Fuzz(func(t *testing.T, content string, a, b int, x string, c, d int, y string) {
		edits := []source.Edit{{Span: source.Span{Start: a, End: b}, New: x}, {Span: source.Span{Start: c, End: d}, New: y}}
		out, ok := fix.Apply([]byte(content), edits)
		if want := len(content) - (b - a) - (d - c) + len(x) + len(y); ok && len(out) != want {
			t.Fatalf("%d bytes, want %d", len(out), want)
		}
	})
}
