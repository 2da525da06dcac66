package standard_test

import (
	"testing"

	"github.com/credlint/credlint/internal/standard"
)

// An id is enough to find an entry: no two lists have the same.
func TestIDsAreUnique(t *testing.T) {
	seen := map[string]string{}
	for _, l := range standard.Lists() {
		for _, i := range l.Items {
			if other := seen[i.ID]; other != "" {
				t.Errorf("%s is in %s and in %s", i.ID, other, l.Name)
			}
			seen[i.ID] = l.Name
		}
	}
}
