// Package fix applies the fixes of findings to a file, or leaves it as it is.
//
// Nothing is trusted: after every change the file is read and judged again. A
// change stays only if the file still parses, the finding is gone and no other
// one came. Fixes that touch the same bytes are never put together; the later
// one waits for the next round, in which it is made anew for the changed file.
package fix

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// Judged is a file with what was found in it.
type Judged struct {
	Doc      *grant.Document
	Findings []lint.Finding
	Problems []source.Problem
}

// Options say which fixes may be applied, and how a change is judged.
type Options struct {
	// Unsafe allows fixes that may change what the program does.
	Unsafe bool
	// Kept are the credentials that are kept somewhere already. What the fixes of
	// the file hand over is added.
	Kept *lint.Kept
	// Judge reads a file with another content.
	Judge func(doc *grant.Document, content []byte) Judged
}

// Result is what became of one file.
type Result struct {
	// Before and After are the file as it was and as it shall be; they are the
	// same where nothing changed.
	Before, After *grant.Document
	// Applied are the fixes in After, each with the finding that it mends.
	Applied []Applied
	// Left are the findings in After, each with the reason.
	Left []Left
}

// Applied is a finding that is mended.
type Applied struct {
	Finding lint.Finding
	Fix     lint.Fix
}

// Left is a finding that is not mended.
type Left struct {
	Finding lint.Finding
	Reason  string
}

// Changed reports whether a fix was applied.
func (r *Result) Changed() bool { return r.Before != r.After }

// maxRounds bounds the rounds of one file. Each mends something, so that only
// files with many servers come near.
const maxRounds = 1000

// File applies the fixes of the findings in one file.
func File(found Judged, o Options) *Result {
	s := &session{Options: o, now: found, refused: map[string]string{}}
	if s.Kept == nil {
		s.Kept = lint.NewKept(nil)
	}
	r := &Result{Before: found.Doc}
	for range maxRounds {
		batch := s.choose()
		if len(batch) == 0 {
			break
		}
		done := s.try(batch)
		r.Applied = append(r.Applied, done...)
		for _, a := range done {
			s.Kept.Add(a.Fix.Moved...)
		}
	}
	r.After = s.now.Doc
	for _, f := range s.now.Findings {
		r.Left = append(r.Left, Left{f, s.reason(&f)})
	}
	return r
}

// session is the work on one file.
type session struct {
	Options
	now     Judged
	refused map[string]string // by the key of a fix: why
}

// best is the first fix of a finding that may be applied and was not refused.
func (s *session) best(f *lint.Finding) (lint.Fix, bool) {
	for _, x := range f.Fixes {
		_, refused := s.refused[key(f, x.Title)]
		if len(x.Edits) == 0 || refused || x.Safety == lint.Manual || x.Safety == lint.Unsafe && !s.Unsafe {
			continue
		}
		if reason := cmp.Or(s.unasked(&x), clash(x.Moved, s.Kept)); reason != "" {
			s.refused[key(f, x.Title)] = fmt.Sprintf("could %s, but %s", x.Title, reason)
			continue
		}
		return x, true
	}
	return lint.Fix{}, false
}

// choose picks fixes that have nothing to do with one another.
func (s *session) choose() []Applied {
	var batch []Applied
	var edits []source.Edit
	kept := lint.NewKept(nil) // by the batch
	for _, f := range s.now.Findings {
		x, ok := s.best(&f)
		if !ok {
			continue
		}
		if shared := slices.ContainsFunc(batch, func(a Applied) bool { return slices.Equal(a.Fix.Edits, x.Edits) }); !shared {
			if touches(edits, x.Edits) || clash(x.Moved, kept) != "" {
				continue
			}
			edits = append(edits, x.Edits...)
			kept.Add(x.Moved...)
		}
		batch = append(batch, Applied{f, x})
	}
	return batch
}

// try applies a batch if that does what it should, else one fix of it.
func (s *session) try(batch []Applied) []Applied {
	next, reason := s.apply(batch)
	if reason == "" {
		s.now = next
		return batch
	}
	groups := group(batch)
	if len(groups) > 1 {
		for _, one := range groups {
			if next, reason := s.apply(one); reason == "" {
				s.now = next
				return one
			} else {
				s.refuse(one, reason)
			}
		}
		return nil
	}
	s.refuse(batch, reason)
	return nil
}

func (s *session) refuse(batch []Applied, reason string) {
	for _, a := range batch {
		s.refused[key(&a.Finding, a.Fix.Title)] = fmt.Sprintf("tried to %s, but %s", a.Fix.Title, reason)
	}
}

// group parts a batch into findings that one change mends.
func group(batch []Applied) [][]Applied {
	var groups [][]Applied
	for _, a := range batch {
		i := slices.IndexFunc(groups, func(g []Applied) bool { return slices.Equal(g[0].Fix.Edits, a.Fix.Edits) })
		if i < 0 {
			groups = append(groups, []Applied{a})
			continue
		}
		groups[i] = append(groups[i], a)
	}
	return groups
}

// apply makes a batch of changes on a copy and judges what comes out. The
// reason is empty where all is well.
func (s *session) apply(batch []Applied) (Judged, string) {
	var edits []source.Edit
	for _, one := range group(batch) {
		edits = append(edits, one[0].Fix.Edits...)
	}
	before := s.now.Doc
	for _, e := range edits {
		if before.File.Scrub(e.New) != e.New {
			return Judged{}, "the change would write a secret"
		}
	}
	content, ok := Apply(before.File.Content, edits)
	if !ok {
		return Judged{}, "its edits contradict one another"
	}
	next := s.Judge(before, content)
	return next, s.compare(next, batch)
}

// compare tells what is wrong with a changed file, or nothing.
func (s *session) compare(next Judged, batch []Applied) string {
	if next.Doc == nil || len(next.Problems) > len(s.now.Problems) {
		return "the file could not be read any more"
	}
	before, after := count(s.now.Findings), count(next.Findings)
	for _, f := range next.Findings {
		if k := name(&f); after[k] > before[k] && f.Level() > lint.Note {
			return fmt.Sprintf("it would bring another finding: %s", f.Message)
		}
	}
	for _, a := range batch {
		k := name(&a.Finding)
		if before[k]--; after[k] > before[k] {
			return "the finding would stay"
		}
	}
	return ""
}

// reason says why a finding is left.
func (s *session) reason(f *lint.Finding) string {
	for _, x := range f.Fixes {
		if why, refused := s.refused[key(f, x.Title)]; refused {
			return why
		}
	}
	for _, x := range f.Fixes {
		switch {
		case x.Safety == lint.Manual:
			return x.Title
		case x.Safety == lint.Unsafe && !s.Unsafe:
			return fmt.Sprintf("--unsafe would %s", x.Title)
		}
	}
	return ""
}

// name is what a finding keeps when the places around it move.
func name(f *lint.Finding) string { return f.Rule.ID + "\x00" + f.Message }

func key(f *lint.Finding, title string) string { return name(f) + "\x00" + title }

func count(findings []lint.Finding) map[string]int {
	n := map[string]int{}
	for i := range findings {
		n[name(&findings[i])]++
	}
	return n
}
