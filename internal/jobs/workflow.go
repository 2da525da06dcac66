package jobs

import (
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/syntax"
)

// workflow reads the jobs of a workflow of GitHub.
func (r *reader) workflow(root *syntax.Node) {
	w := &workflow{reader: r, root: root, declared: map[*syntax.Node]*grant.Declaration{}}
	jobs := members(root.Get("jobs"), "/jobs")
	for _, job := range jobs[:min(len(jobs), maxJobs)] {
		w.job(job)
	}
}

// workflow is one workflow of GitHub.
type workflow struct {
	*reader
	root *syntax.Node
	// declared are the permissions that an agent was found to have.
	declared map[*syntax.Node]*grant.Declaration
}

func (w *workflow) job(job member) {
	shared := append(handouts(w.root.Get("env"), "/env", true), handouts(job.Value.Get("env"), job.at.Key("env"), true)...)
	kept := false // the job's own token, by a checkout
	for i, step := range steps(job.Value) {
		at := job.at.Key("steps").Index(i)
		kept = kept || keepsToken(step)
		for _, run := range agents(w.doc.File, step, at) {
			run.Job = job.Key.Text
			run.Gets = append(stepHandouts(step, at), shared...)
			run.Token = kept || run.Action != nil && run.Action.Token || getsToken(run.Gets)
			run.Federated = run.Federated || federates(job.Value)
			run.Open = w.open(job.Value, step, run)
			w.allow(run, job)
			w.add(run)
		}
	}
}

// steps are the steps of a job or of a composite action.
func steps(n *syntax.Node) []*syntax.Node {
	list := n.Get("steps")
	if list == nil {
		return nil
	}
	return list.Items[:min(len(list.Items), maxSteps)]
}

// keepsToken reports whether a step leaves the job's own token where all later
// ones find it.
func keepsToken(step *syntax.Node) bool {
	if action(step) != "actions/checkout" {
		return false
	}
	with := step.Get("with")
	token := text(with.Get("token"))
	return text(with.Get("persist-credentials")) != "false" && with.Get("ssh-key") == nil && (token == "" || ownToken(token))
}

func getsToken(list []grant.Handout) bool {
	for _, h := range list {
		if h.Own {
			return true
		}
	}
	return false
}

// action is the action of a step, without version.
func action(step *syntax.Node) string {
	name, _, _ := strings.Cut(text(step.Get("uses")), "@")
	return name
}

// logins are the actions that log in to a cloud, with the input by which they
// do so without a stored key.
var logins = map[string]string{
	"aws-actions/configure-aws-credentials": "role-to-assume", "google-github-actions/auth": "workload_identity_provider", "azure/login": "client-id",
}

// federates reports whether a job logs in to a cloud by workload identity.
func federates(job *syntax.Node) bool {
	for _, step := range steps(job) {
		if input := logins[strings.ToLower(action(step))]; input != "" && text(step.Get("with").Get(input)) != "" {
			return true
		}
	}
	return false
}

// composite reads the steps of an action that is made of others. What it is
// given is its caller's affair.
func (r *reader) composite(root *syntax.Node) {
	for i, step := range steps(root.Get("runs")) {
		at := syntax.Pointer("/runs/steps").Index(i)
		for _, run := range agents(r.doc.File, step, at) {
			run.Gets = stepHandouts(step, at)
			r.add(run)
		}
	}
}
