// Package own adds to a detector the formats of credentials that a project
// describes itself: tokens of its own services, which nobody else knows.
package own

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/source"
)

// Format is one format of a project's own.
type Format struct {
	ID string
	// Pattern matches a token; where it has a group, the first one is the token.
	Pattern *regexp.Regexp
}

// With is a detector that also finds the formats. Where both find something, the
// project knows better.
func With(base detect.Detector, formats []Format) detect.Detector {
	if len(formats) == 0 {
		return base
	}
	d := &detector{base: base}
	for _, f := range formats {
		head, _ := f.Pattern.LiteralPrefix()
		d.formats = append(d.formats, format{f, []byte(head)})
	}
	return d
}

type detector struct {
	base    detect.Detector
	formats []format
}

type format struct {
	Format
	head []byte // with which each match begins: the cheap test before the pattern
}

// Find returns the tokens in text, sorted and without overlaps.
func (d *detector) Find(path string, text []byte) []credential.Match {
	var found []credential.Match
	for _, f := range d.formats {
		if bytes.Contains(text, f.head) {
			found = merge(found, f.find(text))
		}
	}
	if d.base != nil {
		found = merge(found, d.base.Find(path, text))
	}
	return found
}

// Follow returns a trail, or nil where the detector below leaves none.
func (d *detector) Follow(path string) detect.Trail {
	t := &trail{detector: d}
	if d.base == nil {
		return t
	}
	below, ok := d.base.(detect.Follower)
	if !ok {
		return nil
	}
	t.below = below.Follow(path)
	return t
}

type trail struct {
	*detector
	below detect.Trail // nil finds nothing
}

// Silent implements detect.Trail. How far a match of the formats reaches is not
// known, so all of the text is searched for them.
func (t *trail) Silent(text []byte, fresh []source.Span) bool {
	silent := t.below == nil || t.below.Silent(text, fresh)
	return silent && !slices.ContainsFunc(t.formats, func(f format) bool { return bytes.Contains(text, f.head) && f.Pattern.Match(text) })
}

func (f format) find(text []byte) []credential.Match {
	var found []credential.Match
	for _, at := range f.Pattern.FindAllSubmatchIndex(text, -1) {
		start, end := at[0], at[1]
		if len(at) > 2 {
			start, end = at[2], at[3]
		}
		if start < end {
			found = append(found, credential.Match{Type: f.ID, Start: start, End: end})
		}
	}
	return found
}

// merge puts two sorted lists together and drops from the second what overlaps
// the first.
func merge(first, second []credential.Match) []credential.Match {
	var all []credential.Match
	for _, m := range second {
		for len(first) > 0 && first[0].End <= m.Start {
			all, first = append(all, first[0]), first[1:]
		}
		if len(first) == 0 || m.End <= first[0].Start {
			all = append(all, m)
		}
	}
	return append(all, first...)
}
