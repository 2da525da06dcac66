package sarif

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/lint"
)

// maxCWE leaves room for the other lists among the ten tags that are shown.
const maxCWE = 3

// tags are the words by which code scanning filters alerts, the most important
// first. "security" must be among them for the severity to count.
func tags(s lint.Standards) []string {
	out := []string{"security"}
	for _, n := range s.CWE[:min(len(s.CWE), maxCWE)] {
		out = append(out, fmt.Sprintf("external/cwe/cwe-%03d", n))
	}
	for _, n := range s.Checklist {
		out = append(out, fmt.Sprintf("checklist-%d", n))
	}
	for _, id := range s.OWASP {
		out = append(out, "owasp-"+word(id))
	}
	for _, id := range s.NIST {
		out = append(out, "nist-"+word(id))
	}
	return out
}

// word is an id as one lower-case word: "IA-5(7)" is ia-5-7, "LLM02:2025" is
// llm02-2025.
func word(id string) string {
	return strings.Trim(strings.NewReplacer("(", "-", ")", "", ":", "-", " ", "-").Replace(strings.ToLower(id)), "-")
}
