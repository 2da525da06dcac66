package json

import (
	"io"
	"time"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/inspect"
)

type inspection struct {
	Version     int       `json:"version"`
	Tool        tool      `json:"tool"`
	Credentials []subject `json:"credentials"`
}

type subject struct {
	Name    string `json:"name,omitempty"`
	Value   string `json:"value"`
	Anatomy *facts `json:"anatomy"` // null: of no known kind
}

// WriteInspection writes what is known of the subjects at a time. Its form is
// inspect.schema.json.
func WriteInspection(w io.Writer, version string, subjects []inspect.Subject, now time.Time) error {
	d := inspection{Version: Version, Tool: tool{"credlint", version}, Credentials: []subject{}}
	for i := range subjects {
		s := &subjects[i]
		d.Credentials = append(d.Credentials, subject{s.Name, kinds[s.Kind], newFacts(&s.Anatomy, now)})
	}
	return encode(w, d)
}

// kinds are the words for what a value is.
var kinds = [...]string{
	credential.Plain: "plain", credential.Empty: "empty", credential.Placeholder: "placeholder",
	credential.Reference: "reference", credential.Encrypted: "encrypted", credential.Public: "public",
	credential.Weak: "default-password", credential.Literal: "literal",
}
