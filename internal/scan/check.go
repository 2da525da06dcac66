package scan

import (
	"bytes"
	"context"
	"path"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/suppress"
)

// outcome is what one file gave.
type outcome struct {
	read      bool
	wanted    bool            // the file's folder is worth a look at its packages
	doc       *grant.Document // nil where there is nothing to conclude from
	findings  []lint.Finding
	comments  []suppress.Comment // that ask to ignore something
	problems  []source.Problem
	faults    []source.Problem // where credlint itself failed
	omissions []Omission
}

// many files are so many that memory counts.
const many = 1000

// lean has garbage collected when there is 60 percent of what is in use, until what it
// returns is called. The usual 100 takes an eighth more memory, and saves a twentieth
// of the time. Whoever starts the program with another number knows better.
func lean() func() {
	const usual, early = 100, 60
	if before := debug.SetGCPercent(early); before != usual {
		debug.SetGCPercent(before)
		return func() {}
	}
	return func() { debug.SetGCPercent(usual) }
}

// checkAll reads and checks the files, several at a time. The outcomes are in
// the order of the files; those that a cancelled run did not reach are empty.
func checkAll(ctx context.Context, o Options, files []*entry) []*outcome {
	if len(files) >= many {
		defer lean()()
	}
	outcomes := slices.Repeat([]*outcome{{}}, len(files))
	var next, done atomic.Int64
	var workers sync.WaitGroup
	for range min(o.Jobs, len(files)) {
		workers.Go(func() {
			var buffer []byte
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				var out outcome
				out, buffer = check(files[i], buffer, o)
				outcomes[i] = out.shared()
				o.Progress(int(done.Add(1)), len(files))
			}
		})
	}
	workers.Wait()
	return outcomes
}

// maxSpare is the most memory that is kept for the next file. Hardly any file is
// larger.
const maxSpare = 1 << 20

// check takes one file through the pipeline. It reads it into buffer, and
// returns what memory the next one may use.
func check(e *entry, buffer []byte, o Options) (outcome, []byte) {
	content, refused := read(e, buffer)
	switch {
	case refused == "":
	case refused.harmless(e.path, e.id.Kind):
		return outcome{omissions: []Omission{{e.path, string(refused)}}}, buffer
	default:
		return outcome{problems: []source.Problem{{Path: e.path, Message: string(refused)}}}, buffer
	}
	out := judge(e, content, o)
	if e.name == "" || cap(content) > maxSpare || !out.silent() {
		return out, nil
	}
	return out, content
}

// silent reports whether nothing refers to the content of the file.
func (o outcome) silent() bool {
	return o.doc == nil && len(o.findings)+len(o.comments)+len(o.problems)+len(o.faults) == 0
}

// Nothing came of most files, which is kept once: what a run remembers does not grow
// with their number.
var nothing, nothingWanted = &outcome{read: true}, &outcome{read: true, wanted: true}

func (o outcome) shared() *outcome {
	switch {
	case !o.read || len(o.omissions) > 0 || !o.silent():
		return &o
	case o.wanted:
		return nothingWanted
	}
	return nothing
}

// judge reads the grants of one file and checks them.
func judge(e *entry, content []byte, o Options) outcome {
	out := outcome{read: true}
	f := source.NewFile(e.path, content)
	f.Name, f.Commit = e.name, e.commit
	var broken faults
	broken.guard("", func() error {
		out.wanted = o.Packages != nil && o.Packages.Wants(f)
		out.doc = document(f, e.id, o)
		out.doc.Mode = e.mode(o)
		out.comments = suppress.Comments(out.doc)
		return nil
	})
	if out.doc != nil {
		out.findings = checkOne(out.doc, o, &broken)
		if out.doc.Tree != nil && e.id.Kind.Agents() && !chartTemplate(f) {
			out.problems = out.doc.Tree.Problems
		}
		if out.doc.Crowded {
			out.problems = append(slices.Clip(out.problems), source.Problem{Path: f.Path, File: f, Message: "holds more credentials than are read of one file, so the rest is not judged"})
		}
	}
	out.faults = broken.problems(f)
	if forgettable(out.doc) && len(out.findings) == 0 {
		out.doc = nil
	}
	return out
}

// chartTemplate reports whether a file is a template of a Helm chart, which is YAML only
// when Helm has filled it in: no client loads it as it is.
func chartTemplate(f *source.File) bool {
	return path.Base(path.Dir(f.Path)) == "templates" && bytes.Contains(f.Content, []byte("{{"))
}

// checkOne judges one document by each rule.
func checkOne(doc *grant.Document, o Options, broken *faults) []lint.Finding {
	var findings []lint.Finding
	var rule *lint.Rule
	o.Policy.Remedy.Names = &lint.Names{}
	pass := &lint.Pass{Policy: o.Policy, Doc: doc, Repo: o.Repo, Report: func(f lint.Finding) { take(f, rule, &findings) }}
	check := func() error { return rule.Check(pass) }
	for _, rule = range o.Rules {
		if rule.Check != nil {
			broken.guard(rule.ID, check)
		}
	}
	return findings
}

// conclude judges all documents together by each rule.
func conclude(docs []*grant.Document, o Options, broken *faults) []lint.Finding {
	var findings []lint.Finding
	for _, rule := range o.Rules {
		if rule.Conclude == nil {
			continue
		}
		run := &lint.Run{Policy: o.Policy, Docs: docs, Repo: o.Repo, Report: reporter(rule, &findings)}
		broken.guard(rule.ID, func() error { return rule.Conclude(run) })
	}
	return findings
}

// reporter takes the findings of one rule.
func reporter(rule *lint.Rule, into *[]lint.Finding) func(lint.Finding) {
	return func(f lint.Finding) { take(f, rule, into) }
}

func take(f lint.Finding, rule *lint.Rule, into *[]lint.Finding) {
	if f.Rule == nil {
		f.Rule = rule
	}
	*into = append(*into, f)
}

// forgettable reports whether no conclusion can depend on a document. Most
// files of a repository are such, and their content need not be kept.
func forgettable(doc *grant.Document) bool {
	return doc != nil && doc.Identity.Kind == inventory.Other &&
		len(doc.Servers)+len(doc.Grants)+len(doc.Inputs)+len(doc.EnvFiles)+len(doc.Declarations) == 0
}

func requests(outcomes []*outcome) []suppress.Comment {
	var all []suppress.Comment
	for _, out := range outcomes {
		all = append(all, out.comments...)
	}
	return all
}

func documents(outcomes []*outcome) []*grant.Document {
	var docs []*grant.Document
	for _, out := range outcomes {
		if out.doc != nil {
			docs = append(docs, out.doc)
		}
	}
	return docs
}
