package jobs

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/syntax"
)

// workflow is one workflow of GitHub.
type workflow struct {
	*reader
	root *syntax.Node
	jobs map[string]*syntax.Node
	// env are the credentials that all jobs get.
	env []grant.Handout
	// events are those that start it.
	events []grant.Field
	// declared are the permissions that an agent was found to have.
	declared map[*syntax.Node]*grant.Declaration
	// asks tells of jobs whether they, or those that they wait for, ask who caused
	// the event.
	asks map[*syntax.Node]bool
}

// workflow reads the jobs of a workflow of GitHub that events start.
func (r *reader) workflow(root *syntax.Node, events []grant.Field) {
	w := &workflow{
		reader: r, root: root, jobs: map[string]*syntax.Node{}, env: handouts(root.Get("env"), "/env", true),
		events: events, declared: map[*syntax.Node]*grant.Declaration{}, asks: map[*syntax.Node]bool{},
	}
	jobs := members(root.Get("jobs"), "/jobs")
	jobs = jobs[:min(len(jobs), maxJobs)]
	for _, job := range jobs {
		w.jobs[job.Key.Text] = job.Value
	}
	for _, job := range jobs {
		w.job(job)
		w.called(job)
	}
}

// job reads one job, step by step: what an earlier step leaves, a later one has.
func (w *workflow) job(job member) {
	shared := append(slices.Clone(w.env), handouts(job.Value.Get("env"), job.at.Key("env"), true)...)
	kept := false  // the job's own token, by a checkout
	asked := false // who caused the event
	for i, step := range steps(job.Value) {
		at := job.at.Key("steps").Index(i)
		kept = kept || keepsToken(step)
		shared = append(shared, logins(step, at)...)
		for _, run := range w.agents(step, at, folder(step, job.Value, w.root)) {
			run.Job = job.Key.Text
			run.Gets = append(stepHandouts(step, at), shared...)
			run.Token = kept || takesToken(run)
			if gate := run.Action; gate != nil && gate.Gated {
				run.Open = opened(step, at.Key("with"), gate.Opens)
			} else if !asked {
				run.Open = w.open(job.Value, step)
			}
			w.allow(run, job)
			w.fetch(run, job, step)
			w.add(run)
		}
		asked = asked || asksWho(step)
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

// takesToken reports whether an agent is handed the job's own token, or takes it.
func takesToken(run *grant.Run) bool {
	if run.Action != nil && run.Action.Token || run.Inner != nil && run.Inner.Token {
		return true
	}
	return slices.ContainsFunc(run.Gets, func(h grant.Handout) bool { return h.Own })
}

// action is the action of a step, without version.
func action(step *syntax.Node) string {
	name, _, _ := strings.Cut(text(step.Get("uses")), "@")
	return name
}

// logins are the stored keys with which a step logs in to a cloud. All later
// steps are logged in.
func logins(step *syntax.Node, at syntax.Pointer) []grant.Handout {
	cloud := inventory.CloudByLogin(action(step))
	if cloud == nil {
		return nil
	}
	var list []grant.Handout
	for _, h := range references(step.Get("with"), at.Key("with"), true) {
		if slices.Contains(cloud.Stored, h.Name) {
			h.Login = true
			list = append(list, h)
		}
	}
	return list
}

// composite reads the steps of an action that is made of others. What it is
// given is its caller's affair.
func (r *reader) composite(root *syntax.Node) {
	for i, step := range steps(root.Get("runs")) {
		at := syntax.Pointer("/runs/steps").Index(i)
		for _, run := range r.agents(step, at, folder(step)) {
			run.Gets = stepHandouts(step, at)
			run.Token = takesToken(run)
			r.add(run)
		}
	}
}
