package jobs

import (
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/syntax"
)

// strangers are the events that people cause who cannot write to a public
// repository, and in which the job has its secrets and the rights of its token
// all the same.
var strangers = words("issues issue_comment discussion discussion_comment pull_request_target workflow_run")

// trusted are the kinds of these events that only members cause.
var trusted = words("labeled unlabeled assigned unassigned milestoned demilestoned pinned unpinned locked unlocked transferred deleted")

// guards are what a condition holds when it asks who caused the event, or
// leaves that to an earlier step or job. Any of them is believed.
var guards = []string{
	"author_association", "github.actor", "github.triggering_actor", ".login", "sender.", "permission", "collaborator", ".label", "labels",
	"head.repo", "head_repository", "head_branch", "head_ref", "base_ref", "needs.", "steps.", "inputs.", "vars.", "secrets.", "env.",
}

// open is the event by which anybody can start an agent, where nothing keeps
// them from it.
func (w *workflow) open(job, step *syntax.Node) grant.Field {
	if guard(step) || w.guarded(job) {
		return grant.Field{}
	}
	for _, e := range w.events {
		if strangers[e.Text] && !excludes(job.Get("if"), e.Text) && !excludes(step.Get("if"), e.Text) {
			return e
		}
	}
	return grant.Field{}
}

// opened is the input that lets everybody in.
func opened(step *syntax.Node, at syntax.Pointer, inputs []string) grant.Field {
	for _, name := range inputs {
		if v := step.Get("with").Get(name); strings.TrimSpace(text(v)) == "*" {
			return grant.Field{Text: name, Span: v.Inner, Path: at.Key(name)}
		}
	}
	return grant.Field{}
}

// excludes reports whether a condition speaks of events and not of this one.
func excludes(condition *syntax.Node, event string) bool {
	said := text(condition)
	return strings.Contains(said, "event_name") && !strings.Contains(said, "'"+event+"'") && !strings.Contains(said, `"`+event+`"`)
}

func guard(n *syntax.Node) bool {
	condition := text(n.Get("if"))
	for _, g := range guards {
		if strings.Contains(condition, g) {
			return true
		}
	}
	return false
}

// guarded reports whether a job, or one that it waits for, asks who caused the
// event. An environment may ask a reviewer.
func (w *workflow) guarded(job *syntax.Node) bool {
	if asks, known := w.asks[job]; known {
		return asks
	}
	w.asks[job] = false // of jobs that wait for each other
	asks := guard(job) || job.Get("environment") != nil
	for _, name := range names(job.Get("needs")) {
		if other := w.jobs[name]; other != nil && !asks {
			asks = w.guarded(other)
		}
	}
	w.asks[job] = asks
	return asks
}

// names are the names in a list, or the only one.
func names(n *syntax.Node) []string {
	if n == nil || n.Scalar() {
		return []string{text(n)}
	}
	var list []string
	for _, item := range n.Items[:min(len(n.Items), maxJobs)] {
		list = append(list, text(item))
	}
	return list
}

// asksWho reports whether a step looks at who caused the event: one that fails
// ends the job.
func asksWho(step *syntax.Node) bool {
	for _, part := range []*syntax.Node{step.Get("run"), step.Get("uses"), step.Get("with").Get("script"), step.Get("name")} {
		said := strings.ToLower(text(part))
		for _, word := range []string{"permission", "collaborator", "author_association", "membership"} {
			if strings.Contains(said, word) {
				return true
			}
		}
	}
	return false
}

// events are the events of a workflow: a name, a list, or an object with the
// kinds of each.
func events(n *syntax.Node, at syntax.Pointer) []grant.Field {
	var list []grant.Field
	switch {
	case n == nil:
	case n.Scalar():
		list = append(list, grant.Field{Text: n.Text, Span: n.Inner, Path: at})
	case n.Kind == syntax.Array:
		for i, item := range n.Items {
			list = append(list, events(item, at.Index(i))...)
		}
	default:
		for _, m := range members(n, at) {
			if !onlyTrusted(m.Value.Get("types")) {
				list = append(list, grant.Field{Text: m.Key.Text, Span: m.Key.Inner, Path: m.at})
			}
		}
	}
	return list
}

func onlyTrusted(types *syntax.Node) bool {
	if types.Scalar() {
		return trusted[types.Text]
	}
	if types == nil || len(types.Items) == 0 {
		return false
	}
	for _, item := range types.Items {
		if !trusted[text(item)] {
			return false
		}
	}
	return true
}
