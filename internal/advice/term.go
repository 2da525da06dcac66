package advice

import (
	"fmt"
	"iter"
	"time"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

// Term is a credential as far as time is concerned: one in clear text that an
// agent is given, or one that is declared.
type Term struct {
	// What it is, and whose, for people: "an n8n API key given to server \"n8n\"".
	What string
	// At is the credential, Start and End are where the dates are written; the
	// same place where the credential's own text tells them.
	At, Start, End lint.Location
	// Issued and Expires are zero where they are not known.
	Issued, Expires time.Time
	// Endless is set where an end could be set and none is.
	Endless bool
	// Default is set where nothing is said and there is no end because of that.
	Default bool
	// Span is how long it was made to live, zero where that is not known.
	Span time.Duration
	// Hint is what would set an end.
	Hint string

	Grant *grant.Grant // nil for a declaration
	// Declaration is nil for a grant; Doc is its file.
	Declaration *grant.Declaration
	Doc         *grant.Document
	Severity    *lint.Severity
}

// Terms yields everything whose time can be judged.
func Terms(run *lint.Run) iter.Seq[Term] {
	return func(yield func(Term) bool) {
		for h := range Handed(run.Docs) {
			if !yield(termOf(h, run.Now)) {
				return
			}
		}
		for _, doc := range run.Docs {
			for _, d := range doc.Declarations {
				if !yield(declared(doc, d, run.Now)) {
					return
				}
			}
		}
	}
}

func termOf(h Hand, now time.Time) Term {
	a := h.Anatomy
	at := lint.Location{File: h.Place.File, Span: h.Place.Value, Path: h.Place.Path}
	t := Term{
		What: a.Title() + " " + h.To, At: at, Start: at, End: at,
		Issued: a.Issued, Expires: a.Expires, Endless: a.Endless, Span: a.Span(now), Grant: h.Grant,
	}
	if h.Project {
		t.Severity = Severity(lint.Note)
	}
	return t
}

func declared(doc *grant.Document, d *grant.Declaration, now time.Time) Term {
	t := Term{
		What: d.What, At: lint.Location{File: d.Place.File, Span: d.Place.Value, Path: d.Place.Path},
		Issued: d.Issued.Time, Expires: d.Expires.Time,
		Endless: d.Life.Span == grant.Endless, Default: d.Life.Default, Hint: d.Life.Hint,
		Declaration: d, Doc: doc,
	}
	if (d.Form == grant.Resource || d.Form == grant.Command) && !d.Agent {
		t.Severity = Severity(lint.Note)
	}
	t.Start, t.End = written(t.At, d.Issued.Field), written(t.At, d.Expires.Field)
	if d.Expires.Span.Empty() {
		t.End = written(t.At, d.Life.Field)
	}
	switch {
	case d.Life.Span == grant.Limited && d.Life.TTL > 0:
		t.Span = d.Life.TTL
	case t.Expires.IsZero():
	case t.Issued.IsZero():
		t.Span = max(t.Expires.Sub(now), 0)
	default:
		t.Span = t.Expires.Sub(t.Issued)
	}
	return t
}

// written is the place of a field, or that of the whole where it has none.
func written(whole lint.Location, f grant.Field) lint.Location {
	if f.Span.Empty() {
		return whole
	}
	return lint.Location{File: whole.File, Span: f.Span, Path: f.Path}
}

// Expired reports whether the credential is past its end.
func (t Term) Expired(now time.Time) bool { return !t.Expires.IsZero() && now.After(t.Expires) }

// Finding is a finding on the credential at one of its places.
func (t Term) Finding(at lint.Location, message, help string) lint.Finding {
	return lint.Finding{At: at, Message: message, Help: help, Grant: t.Grant, Severity: t.Severity}
}

// Renew says how to get one with an end: otherwise, where nothing better is
// known of the kind.
func (t Term) Renew(otherwise string) string {
	switch {
	case t.Grant != nil:
		return Instead(t.Grant.Anatomy, otherwise)
	case t.Declaration != nil && t.Declaration.Life.Instead != "":
		return t.Declaration.Life.Instead
	case t.Hint != "":
		return fmt.Sprintf("set %s", t.Hint)
	}
	return otherwise
}
