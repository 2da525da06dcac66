package jobs

import (
	"io/fs"
	"path"
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/yaml"
)

// What a job runs may stand in another file of the repository: a workflow that it
// calls, an action made of steps, a script, a script of package.json. An agent
// that is started there is one of the job.

// Files reads another file of the repository, by its path; nil where it is not
// there.
type Files func(path string) []byte

const (
	// maxDepth is how many files may call each other.
	maxDepth = 4
	// maxCalled is how many files are read besides one.
	maxCalled = 64
	// maxFile is the longest of them that is read.
	maxFile = 256 << 10
)

// other reads another file. It is nil where it is not there.
func (r *reader) other(name string) *source.File {
	if r.files == nil || r.depth >= maxDepth || *r.left <= 0 || !fs.ValidPath(name) {
		return nil
	}
	*r.left--
	content := r.files(name)
	if len(content) == 0 || len(content) > maxFile {
		return nil
	}
	return source.NewFile(name, content)
}

// in is a reader of a file that this one calls.
func (r *reader) in(f *source.File) *reader {
	return &reader{doc: &grant.Document{File: f}, files: r.files, base: r.base, depth: r.depth + 1, left: r.left}
}

// tree is the root of a file in YAML, or nil.
func tree(f *source.File) *syntax.Node {
	for _, root := range yaml.Parse(f, source.Span{End: len(f.Content)}).Roots {
		if root.Kind == syntax.Object {
			return root
		}
	}
	return nil
}

// baseOf is the folder from which the paths in a workflow, an action or a
// pipeline are counted: that of the repository.
func baseOf(name string) string {
	for _, folder := range []string{".github", ".gitea", ".forgejo", ".gitlab", ".gitlab-ci"} {
		if strings.HasPrefix(name, folder+"/") {
			return ""
		}
		if before, _, found := strings.Cut(name, "/"+folder+"/"); found {
			return before
		}
	}
	if strings.HasSuffix(strings.TrimSuffix(path.Base(name), path.Ext(name)), ".gitlab-ci") {
		return strings.TrimPrefix(path.Dir(name), ".")
	}
	return ""
}

// local is the path of what "uses" names in this repository; empty for what is
// in another.
func (r *reader) local(uses string) string {
	if !strings.HasPrefix(uses, "./") {
		return ""
	}
	return path.Join(r.base, uses)
}

// called are the agents of a workflow that a job calls, as those of this
// job. The caller's events start it, and what its token may do is said by the
// caller where the called does not say it.
func (w *workflow) called(job member) {
	uses := job.Value.Get("uses")
	f := w.other(w.local(text(uses)))
	if f == nil {
		return
	}
	root := tree(f)
	if root == nil || root.Get("jobs") == nil {
		return
	}
	inner := w.in(f)
	inner.workflow(root, w.passed(job))
	for _, run := range inner.doc.Runs {
		moved := started(run, grant.Place{Key: uses.Inner, Value: uses.Inner, Path: job.at.Key("uses")})
		moved.Job, moved.Open, moved.Token, moved.Allowed = job.Key.Text, run.Open, run.Token, run.Allowed
		if run.Allowed == nil {
			w.allow(moved, job)
		} else {
			moved.Loose = grant.Field{} // all of it is said there
		}
		w.add(moved)
	}
}

// passed are the events of strangers that start what a job calls.
func (w *workflow) passed(job member) []grant.Field {
	if w.guarded(job.Value) {
		return nil
	}
	var list []grant.Field
	for _, e := range w.events {
		if !excludes(job.Value.Get("if"), e.Text) {
			list = append(list, e)
		}
	}
	return list
}

// inAction are the agents that a local action starts.
func (r *reader) inAction(uses *syntax.Node, at syntax.Pointer) []*grant.Run {
	folder := r.local(text(uses))
	if folder == "" {
		return nil
	}
	for _, name := range []string{"action.yml", "action.yaml"} {
		f := r.other(path.Join(folder, name))
		if f == nil {
			continue
		}
		root := tree(f)
		if root == nil {
			return nil
		}
		inner := r.in(f)
		inner.composite(root)
		return allStarted(inner.doc.Runs, grant.Place{Key: uses.Inner, Value: uses.Inner, Path: at})
	}
	return nil
}

// started is an agent of another file, as one that is started at a place of this
// one.
func started(run *grant.Run, at grant.Place) *grant.Run {
	moved := &grant.Run{Agent: run.Agent, Action: run.Action, Federated: run.Federated, Place: at, Inner: run}
	if run.Loose.Text != "" {
		moved.Loose = grant.Field{Text: run.Loose.Text, Span: at.Value, Path: at.Path}
	}
	return moved
}

func allStarted(list []*grant.Run, at grant.Place) []*grant.Run {
	moved := make([]*grant.Run, len(list))
	for i, run := range list {
		moved[i] = started(run, at)
	}
	return moved
}
