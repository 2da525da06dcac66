package engine

import (
	"bytes"
	"cmp"
	"slices"
)

// yield sorts the matches and drops a generic one where a better rule found the
// same text on the same line, as gitleaks does.
func (s *search) yield() []found {
	slices.SortFunc(s.found, byStart)
	kept := s.found[:0:0]
	for i, f := range s.found {
		if f.kind.Rank != Generic || !s.better(i) {
			kept = append(kept, f)
		}
	}
	return kept
}

// better reports whether a match that is not generic, on the line of match i,
// holds its text.
func (s *search) better(i int) bool {
	f := s.found[i]
	holds := func(o found) bool {
		return o.kind.Rank != Generic && bytes.Contains(s.text[o.start:o.end], s.text[f.start:f.end])
	}
	for k := i - 1; k >= 0 && s.found[k].line == f.line; k-- {
		if holds(s.found[k]) {
			return true
		}
	}
	for k := i + 1; k < len(s.found) && s.found[k].line <= f.line; k++ {
		if s.found[k].line == f.line && holds(s.found[k]) {
			return true
		}
	}
	return false
}

func byStart(a, b found) int {
	return cmp.Or(
		cmp.Compare(a.line, b.line),
		cmp.Compare(a.start, b.start),
		cmp.Compare(b.end, a.end),
		cmp.Compare(a.kind.index, b.kind.index),
	)
}

// byRank puts the match first that wins over others: the most specific, then
// the longest.
func byRank(a, b found) int {
	return cmp.Or(
		cmp.Compare(a.kind.Rank, b.kind.Rank),
		cmp.Compare(b.end-b.start, a.end-a.start),
		cmp.Compare(a.start, b.start),
		cmp.Compare(a.kind.index, b.kind.index),
	)
}

// resolve returns matches without overlaps, sorted by start.
func resolve(all []found) []found {
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.start, b.start), byStart(a, b))
	})
	var kept []found
	for len(all) > 0 {
		n, end := 1, all[0].end
		for n < len(all) && all[n].start < end {
			end = max(end, all[n].end)
			n++
		}
		kept = append(kept, winners(all[:n])...)
		all = all[n:]
	}
	return kept
}

// winners picks from a group of matches that hang together.
func winners(group []found) []found {
	if len(group) == 1 {
		return group
	}
	slices.SortFunc(group, byRank)
	var kept []found
	for _, f := range group {
		overlaps := func(k found) bool { return f.start < k.end && k.start < f.end }
		if !slices.ContainsFunc(kept, overlaps) {
			kept = append(kept, f)
		}
	}
	slices.SortFunc(kept, func(a, b found) int { return cmp.Compare(a.start, b.start) })
	return kept
}
