package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/git"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report/text"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// mending is one run of fix over what a scan found.
type mending struct {
	*program
	o      *fixOptions
	scan   scan.Options
	result *scan.Result
	mover  *fix.Mover // nil where nothing is moved

	docs      []*grant.Document // as they are now
	kept      []keeping
	left      []leftover
	reasons   map[string]string // why a conclusion stays, by its rule and message
	mended    int               // findings
	changes   int               // files
	unwritten int               // files that could not be written
}

// leftover is a finding that stays, and why.
type leftover = fix.Left

// run fixes one file after the other.
func (m *mending) run(ctx context.Context) {
	m.named()
	perFile := map[string][]lint.Finding{}
	for _, f := range m.result.Findings {
		if f.Rule.Check == nil && f.Rule.Conclude == nil && f.Rule.Analyzer == nil { // a look at what was to be ignored
			m.left = append(m.left, leftover{Finding: f})
			continue
		}
		if !concluded(f) || mendable(f) {
			perFile[f.At.File.Path] = append(perFile[f.At.File.Path], f)
		}
	}
	for _, doc := range m.result.Docs {
		if ctx.Err() != nil {
			return
		}
		findings := perFile[doc.File.Path]
		delete(perFile, doc.File.Path)
		m.docs = append(m.docs, m.file(ctx, doc, findings))
	}
	for _, path := range slices.Sorted(maps.Keys(perFile)) { // source code of which nothing is concluded
		if ctx.Err() != nil {
			return
		}
		doc := &grant.Document{File: perFile[path][0].At.File, Identity: inventory.Identify(path)}
		m.file(ctx, doc, perFile[path])
	}
}

// file fixes one file and returns it as it is then.
func (m *mending) file(ctx context.Context, doc *grant.Document, findings []lint.Finding) *grant.Document {
	var problems []source.Problem
	if doc.Tree != nil {
		problems = doc.Tree.Problems
	}
	m.scan.Policy.Remedy.Kept = m.keptFor(doc.File.Path)
	now := fix.Judged{Doc: doc, Findings: findings, Problems: problems}
	if slices.ContainsFunc(findings, mendable) {
		now = m.judge(doc, doc.File.Content) // as it will be judged again, conclusions included
	}
	r := fix.File(now, fix.Options{Unsafe: m.o.unsafe, Judge: m.judge, Kept: m.scan.Policy.Remedy.Kept})
	if r.Changed() && !m.put(ctx, r) {
		for _, f := range findings {
			m.left = append(m.left, leftover{Finding: f, Reason: "the file could not be changed"})
		}
		return doc
	}
	m.keep(r)
	for _, l := range r.Left {
		if concluded(l.Finding) { // those are found anew, in all files
			m.reasons[l.Finding.Rule.ID+l.Finding.Message] = l.Reason
			continue
		}
		m.left = append(m.left, l)
	}
	return r.After
}

// mendable reports whether a finding has a fix that changes its file.
func mendable(f lint.Finding) bool {
	return slices.ContainsFunc(f.Fixes, func(x lint.Fix) bool { return len(x.Edits) > 0 })
}

// concluded reports whether a finding may depend on several files. One in Go
// code of a rule that has an analyzer depends on its folder.
func concluded(f lint.Finding) bool {
	return f.Rule.Check == nil && (f.Rule.Analyzer == nil || !strings.HasSuffix(f.At.File.Path, ".go"))
}

func (m *mending) judge(doc *grant.Document, content []byte) fix.Judged {
	next, findings, problems := scan.Again(doc, content, m.scan)
	return fix.Judged{Doc: next, Findings: findings, Problems: problems}
}

// put writes a changed file, or shows how it would change.
func (m *mending) put(ctx context.Context, r *fix.Result) bool {
	if m.mover != nil {
		if err := m.mover.Move(ctx, r); err != nil {
			m.complain("%s: not changed: %v", r.Before.File.Path, err)
			m.unwritten++
			return false
		}
	}
	switch {
	case m.o.dryRun:
		fmt.Fprint(m.stdout, visible(r.Diff()))
	case r.Before.File.Name == "":
		_, _ = m.stdout.Write(r.After.File.Content)
	default:
		if err := r.Write(); err != nil {
			m.complain("%s: not changed: %v", r.Before.File.Path, err)
			m.unwritten++
			return false
		}
	}
	m.changes++
	m.mended += len(r.Applied)
	if !m.o.quiet {
		m.tellFixed(r)
	}
	return true
}

// finish adds lines to other files, concludes anew, and says what is left.
func (m *mending) finish(repo *git.Repo) error {
	if m.scan.Stdin != nil && m.changes == 0 && !m.o.dryRun {
		_, _ = m.stdout.Write(m.scan.Stdin)
	}
	m.scan.Repo = repo
	again, problems := scan.Conclude(m.docs, m.scan)
	m.result.Problems = append(append(m.result.Problems, problems...), repo.Problems()...)
	if lines := wanted(again); len(lines) > 0 && m.scan.Stdin == nil {
		m.addLines(lines)
		if !m.o.dryRun {
			m.scan.Repo = git.Open(repo.Root())
			again, _ = scan.Conclude(m.docs, m.scan)
		}
	}
	for _, f := range again {
		if !concluded(f) {
			continue // said already
		}
		reason := m.reasons[f.Rule.ID+f.Message]
		if len(f.Fixes) > 0 && f.Fixes[0].Safety == lint.Manual {
			reason = f.Fixes[0].Title
		}
		if m.o.dryRun && len(f.Fixes) > 0 && len(f.Fixes[0].Lines) > 0 {
			continue
		}
		m.left = append(m.left, leftover{Finding: f, Reason: reason})
	}
	if !m.o.quiet {
		m.tellLeft()
	}
	return text.WriteProblems(m.stderr, m.result.Problems, text.Options{Color: m.colored(m.o.color.value, m.stderr)})
}

// wanted are the lines that findings want in other files, by the file.
func wanted(findings []lint.Finding) map[string][]lint.Line {
	out := map[string][]lint.Line{}
	for _, f := range findings {
		for _, x := range f.Fixes {
			for _, line := range x.Lines {
				out[line.Path] = append(out[line.Path], line)
			}
		}
	}
	return out
}

func (m *mending) addLines(wanted map[string][]lint.Line) {
	for _, path := range slices.Sorted(maps.Keys(wanted)) {
		l, err := fix.AddLines(m.scan.Root, wanted[path])
		if err == nil && l.Changed() {
			if m.o.dryRun {
				fmt.Fprint(m.stdout, visible(l.Diff()))
			} else {
				err = l.Write()
			}
			if err == nil {
				m.changes++
				m.mended += len(wanted[path])
				m.say("%s: added %s", path, counted(len(wanted[path]), "line"))
			}
		}
		if err != nil {
			m.complain("%s: not changed: %v", path, err)
			m.unwritten++
		}
	}
}
