package text

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/fatih/color"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/inspect"
	"github.com/credlint/credlint/internal/source"
)

// WriteInspection prints a table for each subject, with its facts at a time.
func WriteInspection(w io.Writer, subjects []inspect.Subject, now time.Time, o Options) error {
	p := newPrinter(w, o)
	for i := range subjects {
		s := &subjects[i]
		if i > 0 {
			p.printf("\n")
		}
		p.printf("%s\n", p.ink(source.Visible(title(s)), color.Bold))
		if rows := anatomyRows(&s.Anatomy, now); len(rows) > 0 {
			p.grid(2, fit(rows, p.width-2), rows)
		}
	}
	return p.Flush()
}

// title says what a subject is.
func title(s *inspect.Subject) string {
	what := strings.TrimPrefix(strings.TrimPrefix(s.Anatomy.Title(), "an "), "a ")
	if !s.Anatomy.Known() {
		what = unknownTitle(s)
	}
	if s.Name != "" {
		return s.Name + ": " + what
	}
	return what
}

func unknownTitle(s *inspect.Subject) string {
	switch s.Kind {
	case credential.Reference:
		return "a reference, which stands in place of a credential"
	case credential.Placeholder:
		return "a placeholder, which waits to be replaced"
	case credential.Encrypted:
		return "an encrypted value, of which nothing can be told"
	case credential.Weak:
		return "a well-known default password"
	case credential.Empty:
		return "nothing"
	}
	if s.Name == "" {
		return "of no known kind by its form; written as NAME=value, its name may tell what it is"
	}
	return "of no known kind: neither its form nor its name tells what it is"
}

// anatomyRows are the lines of the table; nothing where nothing is known.
func anatomyRows(a *anatomy.Anatomy, now time.Time) [][]string {
	if !a.Known() {
		return nil
	}
	rows := [][]string{
		{"provider", a.Provider},
		{"kind", fmt.Sprintf("%s (%s)", a.Kind, a.Format)},
		{"owner", fmt.Sprintf("%s: %s", a.Owner, a.Ownership())},
		{"reach", fmt.Sprintf("%s: %s", a.Reach, a.Reaching())},
		{"lifetime", fmt.Sprintf("%s: %s", a.Lifetime, a.Living(now))},
		{"issued", past(a.Issued, a.Age(now))},
		{"expires", future(a, now)},
	}
	for _, id := range a.IDs {
		rows = append(rows, []string{id.Name, id.Value})
	}
	rows = append(rows,
		[]string{"checksum", string(a.Checksum)},
		[]string{"public", remark(a.Public, "made to be published")},
		[]string{"secret", remark(a.Identifier, "no: it only names the half that is")},
		[]string{"also", strings.Join(a.Notes, "; ")},
		[]string{"instead", a.Instead},
		[]string{"how", a.How},
		[]string{"revoke", revocation(a, now)},
		[]string{"confidence", fmt.Sprintf("%s: %s", a.Confidence, sources[string(a.Verified)])},
	)
	return shown(rows)
}

// revocation is empty for what is past its end: nothing is left to revoke.
func revocation(a *anatomy.Anatomy, now time.Time) string {
	if a.Expired(now) {
		return ""
	}
	return cmp.Or(a.RevokeBy, a.Revoke)
}

// sources say what of the facts about a format has a source.
var sources = map[string]string{
	"yes":     "format, owner and lifetime each have a source",
	"partial": "only the format has a source",
	"no":      "no source was read for it",
}

// shown drops the rows that have nothing to say, and makes the others safe to
// print.
func shown(rows [][]string) [][]string {
	var out [][]string
	for _, row := range rows {
		if row[1] != "" {
			out = append(out, []string{source.Visible(row[0]), source.Visible(row[1])})
		}
	}
	return out
}

func remark(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

func past(t time.Time, age time.Duration) string {
	switch {
	case t.IsZero():
		return ""
	case age == 0:
		return stamp(t)
	}
	return fmt.Sprintf("%s (%s ago)", stamp(t), anatomy.Duration(age))
}

func future(a *anatomy.Anatomy, now time.Time) string {
	switch {
	case a.Expires.IsZero():
		return ""
	case a.Expired(now):
		return fmt.Sprintf("%s (%s ago)", stamp(a.Expires), anatomy.Duration(now.Sub(a.Expires)))
	}
	left := anatomy.Duration(a.Left(now))
	if !a.Issued.IsZero() {
		left += " of " + anatomy.Duration(a.Expires.Sub(a.Issued))
	}
	return fmt.Sprintf("%s (left: %s)", stamp(a.Expires), left)
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }
