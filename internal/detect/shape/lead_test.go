package shape

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/detect/engine"
)

// Which patterns begin at their anchors, and how much a lazy head may take.
func TestLead(t *testing.T) {
	for _, tt := range []struct {
		pattern, keywords string
		led               bool
		head              int
	}{
		{`ghp_[a-z]{36}`, "ghp_", true, 0},
		{`\b(ghp_[a-z]{36})\b`, "ghp_", true, 0},
		{`(?i)[\w.-]{0,50}?(?:acme|corp)[ =]{1,3}([a-z]{9})`, "acme corp", true, 50},
		{`[\w.-]{0,50}?\bacme=[a-z]{9}`, "acme", true, 50},
		{`[\w.-]{0,50}acme=[a-z]{9}`, "acme", false, 0}, // takes as much as it can
		{`[^=]{0,50}?acme=[a-z]{9}`, "acme", false, 0},  // characters beyond ASCII
		{`[a-z]{14}\.atlas\.[a-z]{6}`, "atlas", false, 0},
		{`acme:x|y{3}zeta`, "acme zeta", false, 0},
		{`acmecorp=[a-z]{9}|meco[a-z]{9}`, "acme meco", false, 0}, // one within the other
		{`acme(?:=|[a-z]*)*x`, "acme", false, 0},                  // a loop over what can be empty
	} {
		b := NewBuilder()
		r := engine.Rule{ID: "x", Pattern: tt.pattern}
		if err := b.Fill(&r, strings.Fields(tt.keywords)); err != nil {
			t.Fatal(err)
		}
		if r.Led != tt.led || tt.led && r.Lead.N != tt.head {
			t.Errorf("%s: led %v, head %d", tt.pattern, r.Led, r.Lead.N)
		}
	}
}
