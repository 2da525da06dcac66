package grant

import (
	"slices"

	"github.com/credlint/credlint/internal/inventory"
)

// Run is an agent that a CI system starts, where nobody watches it: a step that
// runs the agent's action, or a command that starts its program.
type Run struct {
	// Agent is what is known of it; nil where it is a program of the project's own.
	Agent *inventory.Unattended
	// Action is the action that runs it, nil where a command does.
	Action *inventory.Action
	// Job names the job; empty for a composite action.
	Job string
	// Place is the agent's own words: the action, or the program.
	Place Place
	// Loose is what lets it do anything unasked. Its text is empty where nothing
	// does.
	Loose Field
	// Open is the event by which people who cannot write to the repository start
	// the job, and nothing that can be seen keeps them from it. Its text is empty
	// where there is none.
	Open Field
	// Gets are the credentials that reach its step, each as a reference.
	Gets []Handout
	// Token is set where the job's own token reaches it, and Allowed is what that
	// token may do, nil where the repository's settings say that.
	Token   bool
	Allowed *Declaration
	// Fetched is what the token of the action's own app may do, which it fetches
	// whatever the job's token may do; nil where it fetches none, or where that may
	// write as well.
	Fetched *Declaration
	// Federated is set where the action gets the key of its model by workload
	// identity.
	Federated bool
	// Inner is the agent where it is started, where that is another file which the
	// job calls or runs. Its handouts stand there.
	Inner *Run
	// Variables is set where the job holds all variables of its project besides,
	// as in GitLab CI.
	Variables bool
}

// Handout is a credential that reaches the step of an agent, as a reference.
type Handout struct {
	// Field is the reference with its place, Name the variable or input.
	Field
	Name string
	// Secret is the name under which the CI system keeps it; empty for a token
	// that was made during the run.
	Secret string
	// Own is set for the job's own token.
	Own bool
	// Shared is set where it is given to a whole job, or to all of them; Login
	// where an earlier step logged in to a cloud with it.
	Shared, Login bool
}

// Key reports whether a handout is the key of the agent's model, or of some
// model where the agent is the project's own. The inputs of an action of the
// project's own have names of their own, and the secrets tell.
func (r *Run) Key(h Handout) bool {
	if r.Agent == nil {
		return inventory.IsModelKey(h.Name)
	}
	return slices.Contains(r.Agent.Keys, h.Name) || slices.Contains(r.Agent.Fallback, h.Name) && !h.Own ||
		r.Inner != nil && inventory.IsModelKey(h.Secret)
}

// Personal reports whether a handout is a person's own by its kind.
func (r *Run) Personal(h Handout) bool {
	if r.Agent == nil {
		return false
	}
	return slices.Contains(r.Agent.Personal, h.Name) || r.Inner != nil && slices.Contains(r.Agent.Personal, h.Secret)
}

// Title is what a person calls it.
func (r *Run) Title() string {
	if r.Agent == nil {
		return "the agent"
	}
	return r.Agent.Client.Name
}
