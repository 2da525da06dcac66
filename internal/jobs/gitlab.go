package jobs

import (
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/syntax"
)

// pipeline reads the jobs of GitLab CI. A job there holds its own token and all
// variables of the project, which stand in no file.
func (r *reader) pipeline(root *syntax.Node) {
	shared := stored(root, "")
	jobs := members(root, "")
	for _, job := range jobs[:min(len(jobs), maxJobs)] {
		if job.Value.Kind != syntax.Object {
			continue
		}
		for _, key := range []string{"before_script", "script", "after_script"} {
			for _, run := range r.lines(job.Value.Get(key), job.at.Key(key)) {
				run.Job, run.Token, run.Variables = job.Key.Text, true, true
				run.Gets = append(stored(job.Value, job.at), shared...)
				r.add(run)
			}
		}
	}
}

// lines are the agents that the commands of a job start: a text or a list of
// them, which may hold lists in turn.
func (r *reader) lines(n *syntax.Node, at syntax.Pointer) []*grant.Run {
	switch {
	case n == nil:
		return nil
	case n.Scalar():
		return r.byCommand(n, at, "")
	}
	var list []*grant.Run
	for i, item := range n.Items[:min(len(n.Items), maxSteps)] {
		list = append(list, r.lines(item, at.Index(i))...)
	}
	return list
}

// stored are the variables of a job, or of all of them, that hold the stored
// key of a cloud.
func stored(n *syntax.Node, at syntax.Pointer) []grant.Handout {
	var list []grant.Handout
	for _, m := range members(n.Get("variables"), at.Key("variables")) {
		if refs := credential.References(text(m.Value)); len(refs) > 0 && inventory.CloudByVariable(m.Key.Text) != nil {
			h := grant.Handout{Field: m.field(), Name: m.Key.Text, Secret: refs[0].Name, Shared: true}
			list = append(list, h)
		}
	}
	return list
}
