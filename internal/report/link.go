package report

import (
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// maxLinks is how many others are linked to one finding.
const maxLinks = 10

// Links tells of each finding which others are about the same credential: those
// at the same place, and those that have this place among their related ones.
func (r *Report) Links() [][]*lint.Finding {
	at := map[place][]*lint.Finding{}
	for i := range r.Findings {
		f := &r.Findings[i]
		own := placeOf(f.At)
		at[own] = append(at[own], f)
		for _, l := range f.Related {
			if p := placeOf(l); p != own {
				at[p] = append(at[p], f)
			}
		}
	}
	links := make([][]*lint.Finding, len(r.Findings))
	for i := range r.Findings {
		f := &r.Findings[i]
		for _, other := range at[placeOf(f.At)] {
			if len(links[i]) == maxLinks { // a hundred thousand may stand at one place
				break
			}
			if other != f {
				links[i] = append(links[i], other)
			}
		}
	}
	return links
}

// place is a location as far as it tells whether two are the same.
type place struct {
	path string
	span source.Span
}

func placeOf(l lint.Location) place { return place{l.File.Path, l.Span} }

// Together reports whether two findings stand at the same place.
func Together(a, b *lint.Finding) bool { return placeOf(a.At) == placeOf(b.At) }
