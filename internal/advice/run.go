package advice

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/grant"
)

// Reach is what an agent in CI can get at besides the key of its model.
type Reach struct {
	names []string
	// Grave is set where some of it changes more than remarks, or may.
	Grave bool
	// Unsure is set where the settings of the repository say what the job's token
	// may do.
	Unsure bool
}

// ReachOf tells what reaches a run.
func ReachOf(run *grant.Run) Reach {
	var r Reach
	if run.Token {
		r.token(run)
	}
	if run.Fetched != nil {
		r.add("the token of its app (" + Listed(run.Fetched.Scopes) + ")")
		r.Grave = true
	}
	r.handed(run)
	if run.Inner != nil {
		r.handed(run.Inner)
	}
	if run.Variables {
		r.add("all variables of the project")
		r.Grave = true
	}
	return r
}

// handed adds what a run is handed, but for the key of its model.
func (r *Reach) handed(run *grant.Run) {
	keys := map[string]bool{"": false} // by the names of their secrets
	for _, h := range run.Gets {
		keys[h.Secret] = keys[h.Secret] || h.Secret != "" && run.Key(h)
	}
	for _, h := range run.Gets {
		if h.Own || run.Key(h) || keys[h.Secret] {
			continue
		}
		name := h.Name
		if h.Secret != "" {
			name = h.Secret
		}
		r.add(fmt.Sprintf("%q", name))
		r.Grave = true
	}
}

// token adds the job's own token, unless it can only read.
func (r *Reach) token(run *grant.Run) {
	if run.Allowed == nil {
		r.add("the job's token")
		r.Unsure = true
		return
	}
	var list []grant.Scope
	for _, s := range run.Allowed.Scopes {
		if s.Level != "" && !s.Level.Reads() {
			list = append(list, s)
			r.Grave = r.Grave || !s.Mild
		}
	}
	if len(list) > 0 {
		r.add("the job's token (" + Listed(list) + ")")
	}
}

func (r *Reach) add(name string) {
	for _, n := range r.names {
		if n == name {
			return
		}
	}
	r.names = append(r.names, name)
}

// String names it for a message.
func (r Reach) String() string {
	switch n := len(r.names); {
	case n == 0:
		return "the key of its model"
	case n > shownScopes:
		return strings.Join(r.names[:shownScopes], ", ") + fmt.Sprintf(" and %d more", n-shownScopes)
	case n > 1:
		return strings.Join(r.names[:n-1], ", ") + " and " + r.names[n-1]
	}
	return r.names[0]
}

// InJob is what a person calls the agent: "Claude Code in job \"review\"".
func InJob(run *grant.Run) string {
	if run.Job == "" {
		return run.Title()
	}
	return fmt.Sprintf("%s in job %q", run.Title(), run.Job)
}
