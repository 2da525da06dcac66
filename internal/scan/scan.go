// Package scan is the pipeline over files. Its verbs, in order:
//
//	walk -> identify -> parse -> read grants -> check -> conclude -> triage
//
// The driver knows no rule: it gets them. Output is the same at any number of
// workers, and a fault of one file (unreadable, broken, or one on which credlint
// itself fails) is a problem of that file: the scan goes on.
package scan

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/baseline"
	"github.com/credlint/credlint/internal/config"
	"github.com/credlint/credlint/internal/declare"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/jobs"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/suppress"
)

// Options say what to scan and with what.
type Options struct {
	// Root is the absolute folder, free of symbolic links, to which report
	// paths are relative.
	Root string
	// Paths are files and folders, absolute or relative to the working folder.
	// A folder means all below it.
	Paths []string
	// Stdin, when set, is linted as the one file named StdinPath.
	Stdin     []byte
	StdinPath string
	// Supplied, when not nil, are linted instead of Paths: files whose content is
	// not that of the work tree.
	Supplied []Supplied
	// User, when set, is the machine whose user's own settings are linted too.
	User  *inventory.Machine
	Rules []*lint.Rule
	// Known are the ids of all rules, those included that do not run.
	Known []string
	// Partial is set where the paths are not all of the repository, so that
	// nothing can be said of what only shows across files.
	Partial  bool
	Policy   lint.Policy
	Config   *config.Config     // nil is none
	Baseline *baseline.Baseline // nil knows nothing
	// Before, when set, is what files held once: what is found in those that hold
	// the same is left out.
	Before interface {
		Has(path string, content []byte) bool
	}
	// Others, when set, reads the files that others name, instead of the disk.
	Others   jobs.Files
	Detector detect.Detector // nil finds nothing
	Words    declare.Words   // that the project adds
	Repo     lint.Repo       // nil is no repository
	Packages Packages        // nil judges none
	Jobs     int             // less than 1 is one for each processor
	// Progress, when set, hears how many files are done. It is called from
	// several goroutines.
	Progress func(done, total int)
}

// Result is what a scan found and what it could not read.
type Result struct {
	// Findings are sorted by path, place and rule, and carry fingerprints.
	Findings []lint.Finding
	// Problems are sorted by path and place.
	Problems []source.Problem
	// Docs are the files from which something can be concluded, by path.
	Docs []*grant.Document
	// Omissions are the files and folders left out on purpose, sorted by path.
	Omissions []Omission
	// Gone are the entries of the baseline for which nothing was found, where the
	// run can tell.
	Gone     []baseline.Entry
	Coverage Coverage
}

// Omission is a file that was left out on purpose, or a folder (its path ends
// in a slash) of which at most the agents' files were read.
type Omission struct{ Path, Reason string }

// Coverage says what was read, so that silence can be believed.
type Coverage struct {
	Files   int // files that were read
	Skipped int // number of omissions
	// Clients are the names of the clients whose configs were recognised, sorted.
	Clients []string
	// Configs is the number of files that belong to Clients.
	Configs int
	// Ignored is the number of findings that were left out, by whatever asks for
	// it; the numbers below are its parts.
	Ignored    int
	ByComment  int
	ByConfig   int
	ByBaseline int
	Unchanged  int // in files that did not change
	// Config is the path of the configuration that holds, empty where there is
	// none; it turns RulesOff rules off and leaves Excluded files out.
	Config             string
	RulesOff, Excluded int
	// Baseline is the path of the baseline that holds, empty where there is none;
	// Gone of its findings were not found.
	Baseline string
	Gone     int
}

// Run runs the pipeline. Its error is for what stops the run as a whole: a path
// that does not exist, or a cancelled context. When the context is cancelled,
// the result holds what was found until then.
func Run(ctx context.Context, o Options) (*Result, error) {
	o = o.complete()
	list, err := walk(ctx, o)
	if err != nil {
		return nil, err
	}
	outcomes := checkAll(ctx, o, list.files)
	r := collect(list, outcomes)
	if o.Packages != nil {
		findings, problems := o.Packages.Check(ctx, folders(o, list.files, outcomes), o.Rules, o.Policy)
		r.Findings = unite(r.Findings, findings)
		r.Problems = append(r.Problems, problems...)
	}
	r.Docs = documents(outcomes)
	var broken faults
	found := append(r.Findings, conclude(r.Docs, o, &broken)...)
	r.disclose(o)
	v := triage(o, found, requests(outcomes), &broken)
	r.Problems = append(changed(o, r.Problems), broken.problems(source.NewFile(".", nil))...)
	r.sortProblems()
	r.accept(v, o, ctx.Err() != nil)
	return r, context.Cause(ctx)
}

// Check judges documents as Run does, by the rules, the policy and the
// repository of o, without a file system. Its error says which rules broke.
func Check(docs []*grant.Document, o Options) ([]lint.Finding, error) {
	o = o.complete()
	var broken faults
	var findings []lint.Finding
	var comments []suppress.Comment
	for _, doc := range docs {
		findings = append(findings, checkOne(doc, o, &broken)...)
		comments = append(comments, suppress.Comments(doc)...)
	}
	if o.Packages != nil {
		found, problems := o.Packages.Check(context.Background(), documentFolders(o, docs), o.Rules, o.Policy)
		findings = unite(findings, found)
		for _, p := range problems {
			broken = append(broken, errors.New(p.Message))
		}
	}
	findings = append(findings, conclude(docs, o, &broken)...)
	return triage(o, findings, comments, &broken).kept, broken.join()
}

func (o Options) complete() Options {
	if o.Jobs < 1 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.Policy.MaxTTL == 0 {
		o.Policy.MaxTTL = lint.DefaultMaxTTL
	}
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	o.Repo = present(o.Repo)
	if o.User != nil {
		o.Repo = project{o.Repo}
	}
	return o
}

// collect puts together what single files gave, in the order of their paths.
func collect(list *listing, outcomes []*outcome) *Result {
	r := &Result{Problems: list.problems, Omissions: list.omissions}
	clients := map[string]bool{}
	for _, out := range outcomes {
		r.Findings = append(r.Findings, out.findings...)
		r.Problems = append(append(r.Problems, out.problems...), out.faults...)
		r.Omissions = append(r.Omissions, out.omissions...)
		if out.read {
			r.Coverage.Files++
		}
		if out.doc != nil && out.doc.Identity.Kind == inventory.Config {
			r.Coverage.Configs++
			// The first reader is the one whose file it is; that others can
			// read it too does not say that they are in use.
			if uses := out.doc.Identity.Uses; len(uses) > 0 {
				clients[uses[0].Client.Name] = true
			}
		}
	}
	for name := range clients {
		r.Coverage.Clients = append(r.Coverage.Clients, name)
	}
	slices.Sort(r.Coverage.Clients)
	slices.SortFunc(r.Omissions, func(a, b Omission) int { return strings.Compare(a.Path, b.Path) })
	r.Omissions = slices.Compact(r.Omissions)
	r.Coverage.Skipped = len(r.Omissions)
	return r
}

// accept takes what triage made of the findings.
func (r *Result) accept(v verdict, o Options, partial bool) {
	r.Findings = v.kept
	c := &r.Coverage
	c.ByComment, c.ByConfig, c.ByBaseline, c.Unchanged = v.byComment, v.byConfig, v.byBaseline, v.unchanged
	c.Ignored = c.ByComment + c.ByConfig + c.ByBaseline + c.Unchanged
	if o.Baseline != nil {
		c.Baseline = o.Baseline.Path()
	}
	if !partial {
		r.Gone = gone(o, v.gone, r.Problems)
	}
	c.Gone = len(r.Gone)
}

// disclose tells what the configuration keeps from being judged: whoever wrote
// it need not be whoever reads the report.
func (r *Result) disclose(o Options) {
	if o.Config == nil {
		return
	}
	r.Coverage.Config = o.Config.Path()
	for _, id := range o.Config.Off() {
		if !slices.ContainsFunc(o.Rules, func(rule *lint.Rule) bool { return rule.ID == id }) {
			r.Coverage.RulesOff++
		}
	}
	for _, left := range r.Omissions {
		if left.Reason == Excluded {
			r.Coverage.Excluded++
		}
	}
}

// sortProblems also drops repetitions, which overlapping paths give.
func (r *Result) sortProblems() {
	slices.SortStableFunc(r.Problems, func(a, b source.Problem) int {
		if c := strings.Compare(a.Path, b.Path); c != 0 {
			return c
		}
		return a.Span.Start - b.Span.Start
	})
	r.Problems = slices.Compact(r.Problems)
}

// present stands in for a repository where there is none.
func present(repo lint.Repo) lint.Repo {
	if repo == nil {
		return nowhere{}
	}
	return repo
}

type nowhere struct{}

func (nowhere) Present() bool                       { return false }
func (nowhere) Tracked(string) bool                 { return false }
func (nowhere) Ignored(string) bool                 { return false }
func (nowhere) Exists(string) bool                  { return false }
func (nowhere) Since(of []source.Quote) []time.Time { return make([]time.Time, len(of)) }
