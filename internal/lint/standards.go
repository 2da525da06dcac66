package lint

import "strconv"

// Standards says what a rule enforces, in the words of others. Reports turn it
// into tags and a severity number; nothing is parsed out of the rule's page.
type Standards struct {
	// Checklist are the items of credlint's own checklist, 1 to 8.
	Checklist []int
	// CWE are the numbers of the weaknesses, the primary one first.
	CWE []int
	// NIST are controls of SP 800-53 revision 5: "IA-5(7)".
	NIST []string
	// OWASP are entries of its lists with the list's edition: "LLM02:2025",
	// "NHI2:2025", "MCP01:2025", "ASI03:2026".
	OWASP []string
	// SecuritySeverity is a number as CVSS has it, 0.1 to 10: from 9 critical,
	// from 7 high, from 4 medium. Zero is none, for rules of good order.
	SecuritySeverity float64
}

// Cited are the ids of all that is cited from the lists of package standard.
func (s Standards) Cited() []string {
	var ids []string
	for _, n := range s.CWE {
		ids = append(ids, strconv.Itoa(n))
	}
	return append(append(ids, s.NIST...), s.OWASP...)
}
