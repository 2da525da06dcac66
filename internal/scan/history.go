package scan

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/suppress"
	"github.com/credlint/credlint/internal/syntax"
)

// Version is one content that a file once had.
type Version struct {
	Path    string
	Commit  string // that brought it in
	Content []byte
}

// History judges what files once held, as Run judges what they hold. versions
// hands each distinct content to its argument, the oldest first, until that
// returns an error; a content is only valid until then.
//
// Only literals count: a reference that was wrong in a commit of last year harms
// nobody, a key does. A key is reported at the commit that brought it to its
// place, once, however many versions of the file have it.
func History(ctx context.Context, o Options, versions func(func(Version) error) error) (*Result, error) {
	o = o.complete()
	o.Packages = nil    // packages of the past cannot be put together again
	var spare sync.Pool // contents that nothing refers to any more
	queue := make(chan numbered, o.Jobs)
	results := make(chan numberedOutcome, o.Jobs)
	var workers sync.WaitGroup
	for range o.Jobs {
		workers.Go(func() {
			for v := range queue {
				checked, _ := check(v.entry, nil, o)
				out := literals(checked, o)
				if len(out.findings) == 0 {
					spare.Put(&v.entry.content)
				}
				results <- numberedOutcome{v.n, out}
			}
		})
	}
	var failed error
	go func() {
		failed = feed(ctx, queue, &spare, versions)
		close(queue)
		workers.Wait()
		close(results)
	}()
	outcomes := gather(results)
	r := collect(&listing{}, outcomes)
	settled := o.Config.Apply(name(firsts(r.Findings)), o.Config.Ignores(), o.Policy.Now)
	fresh, _ := o.Baseline.Apply(settled.Kept)
	r.disclose(o)
	r.accept(verdict{kept: fresh.Kept, byConfig: len(settled.Ignored), byBaseline: len(fresh.Ignored)}, o, true)
	r.sortProblems()
	return r, cmp.Or(context.Cause(ctx), failed)
}

// numbered is a file to check and its place in the order of time.
type numbered struct {
	n     int
	entry *entry
}

type numberedOutcome struct {
	n int
	outcome
}

// feed queues the versions that are worth reading.
func feed(ctx context.Context, queue chan<- numbered, spare *sync.Pool, versions func(func(Version) error) error) error {
	n := 0
	return versions(func(v Version) error {
		content := []byte{}
		if used, ok := spare.Get().(*[]byte); ok {
			content = (*used)[:0]
		}
		e := &entry{path: v.Path, commit: v.Commit, id: identify(v.Path), content: append(content, v.Content...)}
		n++
		select {
		case queue <- numbered{n, e}:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	})
}

// literals leaves the findings on literals that no comment of their time asks to
// ignore. What a file once lacked is nobody's problem now.
func literals(out outcome, o Options) outcome {
	out.findings = suppress.Apply(out.findings, out.comments, o.Policy.Now).Kept
	out.findings = slices.DeleteFunc(out.findings, func(f lint.Finding) bool {
		return f.Grant == nil || f.Grant.Kind != credential.Literal
	})
	out.problems, out.comments, out.doc = nil, nil, nil
	return out
}

// gather keeps what came of the versions, in the order of time. Most of a
// history holds nothing, so only what holds something is kept.
func gather(results <-chan numberedOutcome) []outcome {
	var kept []numberedOutcome
	quiet := outcome{read: true}
	count := 0
	for r := range results {
		if r.read && len(r.findings) == 0 {
			count++
			continue
		}
		kept = append(kept, r)
	}
	slices.SortFunc(kept, func(a, b numberedOutcome) int { return a.n - b.n })
	outcomes := slices.Repeat([]outcome{quiet}, count)
	for _, k := range kept {
		outcomes = append(outcomes, k.outcome)
	}
	return outcomes
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
