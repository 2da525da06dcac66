package grant

import (
	"path"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/inventory"
)

// fixture is the name under which made-up values are judged: it announces
// nothing, so that only tokens of known formats count.
const fixture = "fixture"

// madeUp reports whether a value was made up for a test run: a password or a
// signing key (never what a vendor issues) in a workflow, a job or a service
// that says so by its name.
func (r *reader) madeUp(s slot) bool {
	if r.doc.Identity.Kind != inventory.Workload || !credential.SelfMade(s.name) {
		return false
	}
	file := r.doc.File.Path
	return isTest(file) || isRun(strings.Replace(path.Base(file), ".gitlab-ci", "", 1)) || isRun(part(string(s.path)))
}

// part is the job or service that a place belongs to: the second key in
// /jobs/build/env/KEY, the first in /build/variables/KEY.
func part(pointer string) string {
	keys := strings.SplitN(strings.TrimPrefix(pointer, "/"), "/", 3)
	if len(keys) > 1 && (keys[0] == "jobs" || keys[0] == "services") {
		return keys[1]
	}
	return keys[0]
}

// isRun reports whether a name says that something is tried and not used.
func isRun(name string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return c == '.' || c == '_' || c == '-' }) {
		switch word {
		case "ci", "lint", "check", "checks", "unit", "integration", "coverage":
			return true
		}
	}
	return isTest(name)
}
