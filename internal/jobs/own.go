package jobs

import (
	"strings"

	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// A project may have an agent of its own: a program that gets the key of a
// model, in a step whose name or command says that it acts by itself. Tests and
// builds of such programs get keys too, and are none.
var (
	ownWords  = words("agent agents agentic autonomous autopilot")
	tryWords  = words("test tests testing pytest vitest jest e2e eval evals evaluate benchmark check lint build deploy release publish docs install setup validate")
	notWords  = words("user") // a user agent
	maxScript = 4096
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// ownAgent reports whether a step runs an agent of the project's own.
func ownAgent(f *source.File, step *syntax.Node) bool {
	keyed := false
	for _, h := range handouts(step.Get("env"), "", false) {
		keyed = keyed || inventory.IsModelKey(h.Name)
	}
	script := step.Get("run")
	if !keyed || len(script.Text) > maxScript {
		return false
	}
	said := split(text(step.Get("name")))
	for _, c := range commands(f, script) {
		if c.Program && programs[programOf(c.Words)] {
			for _, w := range c.Words[1:] {
				said = append(said, split(w.Text)...)
			}
		}
	}
	acts := false
	for _, w := range said {
		if tryWords[w] || notWords[w] {
			return false
		}
		acts = acts || ownWords[w]
	}
	return acts
}

// programs run a program of the project.
var programs = words("python python3 node bun deno tsx ts-node uv npx npm pnpm yarn go ruby")

func programOf(list []*syntax.Node) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Text
}

// split parts a text into its words in small letters.
func split(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') })
}
