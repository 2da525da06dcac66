package json

import (
	"io"
	"time"

	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/report"
)

type keys struct {
	Version  int          `json:"version"`
	Tool     tool         `json:"tool"`
	Holders  []keysHolder `json:"holders"`
	Problems []problem    `json:"problems"`
	Coverage keysCoverage `json:"coverage"`
	Summary  keysSummary  `json:"summary"`
}

// holderRef names a holder.
type holderRef struct {
	Kind    string   `json:"kind"`
	Clients []string `json:"clients"`
	Server  string   `json:"server,omitempty"`
	Path    string   `json:"path"`
}

type keysHolder struct {
	holderRef
	LoadedBy    []holderRef `json:"loadedBy"`
	Credentials []heldKey   `json:"credentials"`
}

type heldKey struct {
	Route    string       `json:"route"`
	Name     string       `json:"name,omitempty"`
	From     keySource    `json:"from"`
	Provider string       `json:"provider,omitempty"`
	Anatomy  *facts       `json:"anatomy"`
	Pointer  string       `json:"pointer,omitempty"`
	Start    position     `json:"start"`
	End      position     `json:"end"`
	Shared   []sharedWith `json:"shared"`
}

type keySource struct {
	Means string `json:"means"`
	Name  string `json:"name,omitempty"`
	Item  string `json:"item,omitempty"`
}

type sharedWith struct {
	holderRef
	Start position `json:"start"`
}

type keysCoverage struct {
	Files   int      `json:"files"`
	Skipped int      `json:"skipped"`
	Unread  int      `json:"unread"`
	Configs int      `json:"configs"`
	Clients []string `json:"clients"`
}

type keysSummary struct {
	Agents       int `json:"agents"`
	Others       int `json:"others"`
	Credentials  int `json:"credentials"`
	Literal      int `json:"literal"`
	Personal     int `json:"personal"`
	Unrestricted int `json:"unrestricted"`
	Endless      int `json:"endless"`
	Shared       int `json:"shared"`
}

// WriteKeys writes the map m of the run r with the facts at a time. Its form is
// keys.schema.json.
func WriteKeys(w io.Writer, r *report.Report, m *keymap.Map, now time.Time) error {
	d := keys{
		Version: Version, Tool: tool{"credlint", r.Version}, Holders: []keysHolder{}, Problems: []problem{},
		Coverage: keysCoverage{r.Coverage.Files, r.Coverage.Skipped, r.Unread(), r.Coverage.Configs, append([]string{}, r.Coverage.Clients...)},
		Summary:  keysSummary(m.Total),
	}
	for _, h := range m.Holders {
		d.Holders = append(d.Holders, newHolder(h, now))
	}
	for _, p := range r.Problems {
		d.Problems = append(d.Problems, newProblem(p))
	}
	return encode(w, d)
}

func newHolder(h *keymap.Holder, now time.Time) keysHolder {
	out := keysHolder{holderRef: refer(h), LoadedBy: []holderRef{}, Credentials: []heldKey{}}
	for _, by := range h.LoadedBy {
		out.LoadedBy = append(out.LoadedBy, refer(by))
	}
	for _, c := range h.Credentials {
		out.Credentials = append(out.Credentials, newHeldKey(c, now))
	}
	return out
}

func refer(h *keymap.Holder) holderRef {
	return holderRef{h.Kind.String(), append([]string{}, h.Clients...), h.Server, h.Path}
}

func newHeldKey(c *keymap.Credential, now time.Time) heldKey {
	start, end := newRange(c.At.File, c.At.Span)
	out := heldKey{
		Route: c.Route.String(), Name: c.Name, From: keySource{c.From.Means.String(), c.From.Name, c.From.Item},
		Provider: c.Provider, Anatomy: newFacts(c.Anatomy, now), Pointer: string(c.At.Path), Start: start, End: end,
		Shared: []sharedWith{},
	}
	for _, o := range c.Shared {
		out.Shared = append(out.Shared, sharedWith{refer(o.Holder), newPosition(o.At.File, o.At.Span.Start)})
	}
	return out
}
