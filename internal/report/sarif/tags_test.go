package sarif

import (
	"slices"
	"testing"

	"github.com/credlint/credlint/internal/lint"
)

func TestTags(t *testing.T) {
	got := tags(lint.Standards{
		Checklist: []int{4}, CWE: []int{79, 1392}, OWASP: []string{"NHI7:2025"}, NIST: []string{"IA-5(13)", "AC-12"},
	})
	want := []string{
		"security", "external/cwe/cwe-079", "external/cwe/cwe-1392", "checklist-4",
		"owasp-nhi7-2025", "nist-ia-5-13", "nist-ac-12",
	}
	if !slices.Equal(got, want) {
		t.Errorf("tags = %q, want %q", got, want)
	}
}
