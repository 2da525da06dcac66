package scan

import (
	"slices"

	"github.com/credlint/credlint/internal/change"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/syntax/markdown"
)

// past goes through the versions of one file, the oldest first, and tells which of
// them need not be judged. As long as no version of a file has held a literal, the
// next one can hold one only where something is fresh in it: in lines that the
// version before has not, or around them. Once one has held a literal, all that
// follow are judged.
type past struct {
	path    string
	id      inventory.Identity
	reading grant.Reading
	trail   detect.Trail // nil where the detector leaves none
	last    []byte       // the version before
	loud    bool         // a version held a literal

	comparer *change.Comparer
}

func newPast(path string, o Options, comparer *change.Comparer) *past {
	p := &past{path: path, id: identify(path), comparer: comparer}
	p.reading = grant.ReadingOf(path, p.id)
	if f, ok := o.Detector.(detect.Follower); ok {
		p.trail = f.Follow(path)
	}
	return p
}

// quiet reports whether the next version surely holds no literal.
func (p *past) quiet(content []byte) (quiet bool) {
	if p.trail == nil || p.loud || p.reading == grant.ByName {
		return false
	}
	var broken faults
	broken.guard("", func() error { quiet = p.silent(content); return nil })
	p.last = append(p.last[:0], content...)
	if unfit(content, p.id) != "" {
		p.last = p.last[:0] // nobody has looked at it
		return false
	}
	return quiet && len(broken) == 0
}

func (p *past) silent(content []byte) bool {
	parts := p.comparer.Between(p.last, content)
	if !p.trail.Silent(content, change.Fresh(parts)) {
		return false
	}
	switch p.reading {
	case grant.Structured: // one line may change what all others mean
		return !credential.Likely(content)
	case grant.Prose:
		return !p.likely(content, parts)
	}
	return true
}

// maxProse is the largest Markdown of which blocks of code are read.
const maxProse = 1 << 20

// likely reports whether a version of a Markdown text may hold a literal: in what
// is fresh and in the block of code around it. Where the blocks themselves may have
// changed, any of its lines may mean something else now.
func (p *past) likely(content []byte, parts []change.Part) bool {
	before, after := markdown.OutlineOf(p.last), markdown.OutlineOf(content)
	everywhere := max(len(p.last), len(content)) > maxProse
	for _, part := range parts {
		around := after.Around(part.Fresh)
		if credential.Likely(content[around.Start:around.End]) {
			return true
		}
		everywhere = everywhere || before.Opening(part.Gone.End) != after.Opening(part.Fresh.End) ||
			before.Shifts(p.last[part.Gone.Start:part.Gone.End]) || after.Shifts(content[part.Fresh.Start:part.Fresh.End])
	}
	return everywhere && credential.Likely(content)
}

// holds remembers whether a version that was judged held a literal.
func (p *past) holds(out outcome) {
	literal := func(g *grant.Grant) bool { return g.Kind == credential.Literal }
	p.loud = p.loud || len(out.faults) > 0 || out.doc != nil && slices.ContainsFunc(out.doc.Grants, literal)
	if p.loud {
		p.last = nil
	}
}
