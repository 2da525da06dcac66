package engine

import (
	"cmp"
	"index/suffixarray"
	"slices"
)

// yield sorts the matches and drops a generic one where a better rule found the
// same text on the same line, as gitleaks does.
func (s *search) yield() []found {
	slices.SortFunc(s.found, byStart)
	kept := s.found[:0:0]
	for rest := s.found; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].line == rest[0].line {
			n++
		}
		kept = append(kept, s.best(rest[:n])...)
		rest = rest[n:]
	}
	return kept
}

// best drops the generic matches of a line whose text stands in one that is not.
// The line may be a minified file, so all of these are searched at once.
func (s *search) best(line []found) []found {
	generic := func(f found) bool { return f.kind.Rank == Generic }
	if len(line) == 1 || !slices.ContainsFunc(line, generic) {
		return line
	}
	var better []byte
	for _, f := range line {
		if !generic(f) {
			better = append(append(better, f.secret...), 0)
		}
	}
	if len(better) == 0 {
		return line
	}
	index := suffixarray.New(better)
	return slices.DeleteFunc(line, func(f found) bool {
		return generic(f) && index.Lookup(f.secret, 1) != nil
	})
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
