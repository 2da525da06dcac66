package scan

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/credlint/credlint/internal/change"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/suppress"
	"github.com/credlint/credlint/internal/syntax"
)

// Version is one content that a file once had.
type Version struct {
	Path    string
	Commit  string // that brought it in
	Order   int    // its place in time among all versions
	Content []byte
}

// Shard hands versions to its argument until that returns an error; a content is
// only valid until then. The versions of one path are all in one shard and follow
// each other, the oldest first.
type Shard func(func(Version) error) error

// History judges what files once held, as Run judges what they hold. It reads as
// many shards at a time as there are jobs.
//
// Only literals count: a reference that was wrong in a commit of last year harms
// nobody, a key does. A key is reported at the commit that brought it to its
// place, once, however many versions of the file have it. What is left out on
// purpose is in no shard.
func History(ctx context.Context, o Options, shards []Shard, leftOut []Omission) (*Result, error) {
	o = o.complete()
	o.Packages = nil // packages of the past cannot be put together again
	h := &history{ctx: ctx, o: o}
	failed := h.readAll(shards)
	r := collect(&listing{omissions: leftOut}, h.outcomes())
	settled := o.Config.Apply(name(firsts(r.Findings)), o.Config.Ignores(), o.Policy.Now)
	fresh, _ := o.Baseline.Apply(settled.Kept)
	r.disclose(o)
	r.accept(verdict{kept: fresh.Kept, byConfig: len(settled.Ignored), byBaseline: len(fresh.Ignored)}, o, true)
	r.sortProblems()
	return r, cmp.Or(context.Cause(ctx), failed)
}

// history collects what came of the versions.
type history struct {
	ctx context.Context
	o   Options

	mu    sync.Mutex
	kept  []judged
	quiet int // versions that were read and held nothing
}

// judged is what came of a version, and the version's place in time.
type judged struct {
	order int
	outcome
}

func (h *history) readAll(shards []Shard) error {
	queue := make(chan Shard, len(shards))
	for _, s := range shards {
		queue <- s
	}
	close(queue)
	failed := make([]error, h.o.Jobs)
	var workers sync.WaitGroup
	for n := range failed {
		workers.Go(func() {
			for s := range queue {
				failed[n] = cmp.Or(failed[n], h.read(s))
			}
		})
	}
	workers.Wait()
	return cmp.Or(failed...)
}

// read judges the versions of one shard.
func (h *history) read(versions Shard) error {
	var p *past
	var comparer change.Comparer
	var spare []byte
	return versions(func(v Version) error {
		if h.ctx.Err() != nil {
			return context.Cause(h.ctx)
		}
		if p == nil || p.path != v.Path {
			p = newPast(v.Path, h.o, &comparer)
		}
		if p.quiet(v.Content) {
			h.add(judged{v.Order, outcome{read: true}})
			return nil
		}
		e := &entry{path: v.Path, commit: v.Commit, id: p.id, content: append(spare[:0], v.Content...)}
		spare = nil
		out, _ := check(e, nil, h.o)
		p.holds(out)
		if out = literals(out, h.o); len(out.findings) == 0 {
			spare = e.content // nothing refers to it
		}
		h.add(judged{v.Order, out})
		return nil
	})
}

// add keeps an outcome. Most of a history holds nothing, so only what holds
// something is kept.
func (h *history) add(j judged) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if j.read && len(j.findings)+len(j.faults) == 0 {
		h.quiet++
		return
	}
	h.kept = append(h.kept, j)
}

// outcomes are those of all versions, in the order of time. Of a problem that many
// versions of a file have, the first counts.
func (h *history) outcomes() []*outcome {
	slices.SortFunc(h.kept, func(a, b judged) int { return a.order - b.order })
	outcomes := slices.Repeat([]*outcome{nothing}, h.quiet)
	for _, k := range h.kept {
		outcomes = append(outcomes, &k.outcome)
	}
	return outcomes
}

// literals leaves the findings on literals that no comment of their time asks to
// ignore. What a file once lacked is nobody's problem now.
func literals(out outcome, o Options) outcome {
	out.findings = suppress.Apply(out.findings, out.comments, o.Policy.Now).Kept
	out.findings = slices.DeleteFunc(out.findings, func(f lint.Finding) bool {
		return f.Grant == nil || f.Grant.Kind != credential.Literal
	})
	if out.read {
		out.problems = nil // what could not be parsed then
	}
	out.comments, out.doc = nil, nil
	return out
}

// firsts keeps the first finding of each rule on each credential in each place
// and names its commit.
func firsts(findings []lint.Finding) []lint.Finding {
	type place struct {
		rule, path string
		pointer    syntax.Pointer
	}
	places := map[place][]int{}
	var order []place
	for i, f := range findings {
		at := place{f.Rule.ID, f.At.File.Path, f.At.Path}
		if places[at] == nil {
			order = append(order, at)
		}
		places[at] = append(places[at], i)
	}
	var kept []lint.Finding
	for _, at := range order {
		secrets := make([]credential.Secret, len(places[at]))
		for n, i := range places[at] {
			secrets[n] = findings[i].Grant.Secret
		}
		for _, group := range credential.Groups(secrets) {
			f := findings[places[at][group[0]]]
			f.Message += ", in commit " + f.At.File.Commit[:min(len(f.At.File.Commit), 12)]
			kept = append(kept, f)
		}
	}
	return kept
}
