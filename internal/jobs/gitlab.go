package jobs

import (
	"github.com/credlint/credlint/internal/syntax"
)

// pipeline reads the jobs of GitLab CI. A job there holds its own token and all
// variables of the project, which stand in no file.
func (r *reader) pipeline(root *syntax.Node) {
	jobs := members(root, "")
	for _, job := range jobs[:min(len(jobs), maxJobs)] {
		if job.Value.Kind != syntax.Object {
			continue
		}
		for _, key := range []string{"before_script", "script", "after_script"} {
			r.script(job, job.Value.Get(key), job.at.Key(key))
		}
	}
}

// script reads the commands of a job: a text or a list of them, which may hold
// lists in turn.
func (r *reader) script(job member, n *syntax.Node, at syntax.Pointer) {
	switch {
	case n == nil:
	case n.Scalar():
		for _, run := range byCommand(r.doc.File, n, at) {
			run.Job, run.Token = job.Key.Text, true
			run.Federated = job.Value.Get("id_tokens") != nil
			r.add(run)
		}
	default:
		for i, item := range n.Items[:min(len(n.Items), maxSteps)] {
			r.script(job, item, at.Index(i))
		}
	}
}
