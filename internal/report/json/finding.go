package json

import (
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
)

type finding struct {
	Rule        string   `json:"rule"`
	Severity    string   `json:"severity"`
	Message     string   `json:"message"`
	Help        string   `json:"help,omitempty"`
	URL         string   `json:"url"`
	Path        string   `json:"path"`
	Pointer     string   `json:"pointer,omitempty"`
	Start       position `json:"start"`
	End         position `json:"end"`
	*judged              // of the credential, where there is one
	Fingerprint string   `json:"fingerprint"`
	Related     []place  `json:"related"`
	Also        []link   `json:"also"`
	Fixes       []fix    `json:"fixes"`
}

// link names another finding on the same credential.
type link struct {
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"`
}

// judged is what is known of the credential that a finding is about.
type judged struct {
	Holder holder `json:"holder"`
	Route  string `json:"route"`
	Name   string `json:"name,omitempty"`
	Kind   string `json:"kind,omitempty"`
}

type holder struct {
	Clients []string `json:"clients"`
	Server  string   `json:"server,omitempty"`
}

// position is a place; all but the offset count from 1.
type position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	UTF16  int `json:"utf16"`
	Byte   int `json:"byte"`
	Offset int `json:"offset"`
}

type place struct {
	Path    string   `json:"path"`
	Pointer string   `json:"pointer,omitempty"`
	Start   position `json:"start"`
	End     position `json:"end"`
	Message string   `json:"message,omitempty"`
}

type fix struct {
	Title  string `json:"title"`
	Safety string `json:"safety"`
	Edits  []edit `json:"edits,omitempty"`
	Lines  []line `json:"lines,omitempty"`
	Next   string `json:"next,omitempty"`
}

// line has to stand in a file, whatever else is in it.
type line struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

type edit struct {
	Path  string   `json:"path"`
	Start position `json:"start"`
	End   position `json:"end"`
	New   string   `json:"new"`
}

func newFinding(f *lint.Finding, links []*lint.Finding) finding {
	scrub := report.For(f)
	at := newPlace(scrub, f.At)
	out := finding{
		Rule: f.Rule.ID, Severity: f.Level().String(),
		Message: scrub.Show(f.Message), Help: scrub.Show(f.Help), URL: f.Rule.URL(),
		Path: at.Path, Pointer: at.Pointer, Start: at.Start, End: at.End,
		Fingerprint: f.Fingerprint,
		Related:     []place{}, Also: []link{}, Fixes: []fix{},
	}
	if f.Grant != nil {
		out.judged = newJudged(scrub, f.Grant)
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, newPlace(scrub, r))
	}
	for _, other := range links {
		out.Also = append(out.Also, link{other.Rule.ID, other.Fingerprint})
	}
	for _, x := range f.Fixes {
		out.Fixes = append(out.Fixes, newFix(scrub, f.At.File, x))
	}
	return out
}

func newJudged(scrub report.Scrubber, g *grant.Grant) *judged {
	out := &judged{
		Holder: holder{Clients: []string{}},
		Route:  g.Route.String(), Name: scrub.Exact(g.Name), Kind: g.Type,
	}
	for _, c := range g.Holder.Clients {
		out.Holder.Clients = append(out.Holder.Clients, c.Name)
	}
	if g.Holder.Server != nil {
		out.Holder.Server = scrub.Exact(g.Holder.Server.Name)
	}
	return out
}

func newPlace(scrub report.Scrubber, l lint.Location) place {
	start, end := newRange(l.File, l.Span)
	return place{scrub.Path(l.File.Path), scrub.Pointer(l.Path), start, end, scrub.Show(l.Message)}
}

func newRange(f *source.File, s source.Span) (start, end position) {
	return newPosition(f, s.Start), newPosition(f, s.End)
}

func newPosition(f *source.File, offset int) position {
	p := f.Position(offset)
	return position{p.Line, p.Rune, p.UTF16, p.Byte, offset}
}

var safeties = [...]string{lint.Manual: "manual", lint.Unsafe: "unsafe", lint.Safe: "safe"}

// newFix leaves the edits out where their text holds a secret, as when a fix
// moves a value to another place: a masked edit would be a wrong one.
func newFix(scrub report.Scrubber, f *source.File, x lint.Fix) fix {
	out := fix{Title: scrub.Show(x.Title), Safety: safeties[x.Safety], Next: scrub.Show(x.Next)}
	for _, l := range x.Lines {
		out.Lines = append(out.Lines, line{scrub.Path(l.Path), scrub.Exact(l.Text)})
	}
	for _, e := range x.Edits {
		if scrub.Exact(e.New) != e.New {
			out.Edits = nil
			break
		}
		start, end := newRange(f, e.Span)
		out.Edits = append(out.Edits, edit{scrub.Path(f.Path), start, end, e.New})
	}
	return out
}
