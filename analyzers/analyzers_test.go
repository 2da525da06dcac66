package analyzers_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// go vet and golangci-lint load the analyzers into programs that are not ours,
// so they bring along no more than they need: the tools for Go code, and a
// reader of JSON for the claims of tokens.
func TestDependencies(t *testing.T) {
	allowed := []string{"golang.org/x/tools/", "golang.org/x/mod/", "golang.org/x/sync/", "github.com/tidwall/", "github.com/credlint/credlint/analyzers", "github.com/credlint/credlint/internal/credential", "github.com/credlint/credlint/internal/gocode"}
	cmd := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "./...")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for path := range strings.FieldsSeq(string(out)) {
		found++
		ok := false
		for _, a := range allowed {
			ok = ok || strings.HasPrefix(path, a)
		}
		if !ok {
			t.Errorf("the analyzers depend on %s", path)
		}
	}
	if found == 0 {
		t.Error("go list gave no packages")
	}
}
