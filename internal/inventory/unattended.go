package inventory

import (
	"slices"
	"strings"
)

// Unattended is an agent that CI systems start, where nobody watches it.
type Unattended struct {
	Client *Client
	// Confidence is how well the facts are known.
	Confidence Confidence
	// Starts are the words of a command line of which one makes the program work
	// on a prompt alone.
	Starts []string
	// Loose are what lets it do anything unasked: a flag, or a flag and its value
	// with a blank between.
	Loose []string
	// Lists are the flags for lists of what it may do unasked, Commands what on
	// them means any command.
	Lists, Commands []string
	// Tight says what to write instead, for people.
	Tight string
	// Keys are the variables and inputs that hold the key of its model, Personal
	// those of them that are a person's own by their kind.
	Keys, Personal []string
	// Fallback are variables that it takes for this key where there is no other,
	// and that other programs take for something else.
	Fallback []string
	// Actions run it as a step of a job.
	Actions []Action
}

// Action is a step of GitHub Actions that runs an agent.
type Action struct {
	// Uses is its repository and path, without version.
	Uses       string
	Confidence Confidence
	// Token is set where it takes the job's own token without being given it.
	Token bool
	// Fetches are what the token of its own app may do, which it fetches by the
	// identity of the job unless one of the inputs Given is set.
	Fetches, Given []string
	// Gated is set where it serves nobody who cannot write to the repository;
	// Opens are the inputs that let in everybody by "*".
	Gated bool
	Opens []string
	// Args are inputs that are command lines of the program.
	Args []string
	// Loose are inputs that let it do anything unasked, as "input value".
	Loose []string
	// Federated are inputs of which one replaces a stored key of the model, and
	// Keyless says what to write instead of one. Both are empty where there is no
	// such way.
	Federated []string
	Keyless   string
}

// UnattendedAgents are all agents that are known to run in CI. They are shared
// and must not be changed.
func UnattendedAgents() []Unattended { return unattended[:] }

// UnattendedByProgram returns the agent that a command starts, or nil.
func UnattendedByProgram(name string) *Unattended {
	for i := range unattended {
		if slices.Contains(unattended[i].Client.Programs, name) {
			return &unattended[i]
		}
	}
	return nil
}

// UnattendedByAction returns the agent and its action, without version, or nil.
func UnattendedByAction(uses string) (*Unattended, *Action) {
	for i := range unattended {
		for j := range unattended[i].Actions {
			if strings.EqualFold(unattended[i].Actions[j].Uses, uses) {
				return &unattended[i], &unattended[i].Actions[j]
			}
		}
	}
	return nil, nil
}

// IsModelKey reports whether a variable holds the key of some agent's model.
func IsModelKey(name string) bool {
	return slices.ContainsFunc(unattended[:], func(u Unattended) bool { return slices.Contains(u.Keys, name) })
}
