package json

import (
	"cmp"
	"time"

	"github.com/credlint/credlint/internal/credential/anatomy"
)

// facts are an anatomy. What is not known reads "unknown" where there is a word
// for it, and is left out elsewhere.
type facts struct {
	Format      string     `json:"format"`
	Provider    string     `json:"provider"`
	Kind        string     `json:"kind"`
	Owner       string     `json:"owner"`
	Reach       string     `json:"reach"`
	Lifetime    string     `json:"lifetime"`
	Issued      *time.Time `json:"issued,omitempty"`
	Expires     *time.Time `json:"expires,omitempty"`
	LeftSeconds *int64     `json:"leftSeconds,omitempty"`
	Expired     bool       `json:"expired"`
	Endless     bool       `json:"endless"`
	IDs         []id       `json:"ids"`
	Checksum    string     `json:"checksum,omitempty"`
	Public      bool       `json:"public"`
	Identifier  bool       `json:"identifier"`
	Instead     string     `json:"instead,omitempty"`
	How         string     `json:"how,omitempty"`
	Revoke      string     `json:"revoke,omitempty"`
	Confidence  string     `json:"confidence"`
	Verified    string     `json:"verified"`
	Notes       []string   `json:"notes"`
}

type id struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// newFacts returns nil where nothing is known.
func newFacts(a *anatomy.Anatomy, now time.Time) *facts {
	if a == nil || !a.Known() {
		return nil
	}
	out := &facts{
		Format: a.Format, Provider: a.Provider, Kind: a.Kind,
		Owner: string(a.Owner), Reach: string(a.Reach), Lifetime: string(a.Lifetime),
		Issued: moment(a.Issued), Expires: moment(a.Expires), Expired: a.Expired(now), Endless: a.Endless,
		IDs: []id{}, Checksum: string(a.Checksum), Public: a.Public, Identifier: a.Identifier,
		Instead: a.Instead, How: a.How, Revoke: cmp.Or(a.RevokeBy, a.Revoke),
		Confidence: string(a.Confidence), Verified: string(a.Verified), Notes: append([]string{}, a.Notes...),
	}
	if !a.Expires.IsZero() {
		left := int64(a.Left(now) / time.Second)
		out.LeftSeconds = &left
	}
	for _, known := range a.IDs {
		out.IDs = append(out.IDs, id{known.Name, known.Value})
	}
	return out
}

func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC().Truncate(time.Second)
	return &t
}
