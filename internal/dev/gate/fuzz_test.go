package gate_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// fuzz runs .ci/fuzz on a module whose only target has this body, and tells what
// it said, whether it passed, and the inputs that it left in the tree.
func fuzz(t *testing.T, mode, body string) (said string, passed bool, left []string) {
	t.Helper()
	for _, program := range []string{"git", "bash"} {
		if _, err := exec.LookPath(program); err != nil || runtime.GOOS == "windows" {
			t.Skip("no " + program)
		}
	}
	dir := t.TempDir()
	script, err := os.ReadFile("../../../.ci/fuzz")
	if err != nil {
		t.Fatal(err)
	}
	target := "package a\n\nimport \"testing\"\n\n" + body + "\n"
	for name, text := range map[string]string{"go.mod": "module a\n\ngo 1.24\n", "a/a_test.go": target, ".ci/fuzz": string(script), "temp/x": ""} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"git", "init", "-q"}, {"git", "add", "a"}} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatal(err, string(out))
		}
	}
	cmd := exec.Command("bash", ".ci/fuzz", "20x")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "FUZZ="+mode, "TMPDIR="+filepath.Join(dir, "temp"), "GITHUB_ACTIONS=", "GOFLAGS=", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	left, _ = filepath.Glob(filepath.Join(dir, "a/testdata/fuzz/*/*"))
	return string(out), err == nil, left
}

// target is a fuzz target with one good seed. Its name is put in here because
// .ci/fuzz looks for lines that begin with such a function.
func target(check string) string {
	return fmt.Sprintf(`func %s(f *testing.F) {
	f.Add(1)
	f.Fuzz(func(t *testing.T, n int) {
		%s
	})
}`, "FuzzIt", check)
}

func TestNewInputStopsNoChange(t *testing.T) {
	said, passed, left := fuzz(t, "gate", target(`if n != 1 { t.Fatal("broken by", n) }`))
	if !passed || len(left) > 0 {
		t.Errorf("passed: %v, left: %v", passed, left)
	}
	_, told, found := strings.Cut(said, "!!!! A NEW INPUT BREAKS A FUZZ TARGET")
	if !found || !strings.Contains(told, "a/testdata/fuzz/FuzzIt/") || !strings.Contains(told, "go test fuzz v1\nint(") {
		t.Errorf("the input is not shown:\n%s", said)
	}
}

func TestNewInputFailsWhereItIsLookedFor(t *testing.T) {
	if said, passed, left := fuzz(t, "strict", target(`if n != 1 { t.Fatal("broken by", n) }`)); passed || len(left) != 1 {
		t.Errorf("passed: %v, left: %v\n%s", passed, left, said)
	}
}

func TestWhatIsSureFailsTheGate(t *testing.T) {
	for name, body := range map[string]string{
		"breaks on its seed": target(`if n == 1 { panic("broken by the seed") }`),
		"does not build":     target(`missing(n)`),
		"lists nothing":      "/*\n" + target("") + "\n*/\nvar _ testing.TB",
	} {
		if said, passed, _ := fuzz(t, "gate", body); passed {
			t.Errorf("%s: passed\n%s", name, said)
		}
	}
}

func TestSoundTargetPasses(t *testing.T) {
	if said, passed, left := fuzz(t, "gate", target("")); !passed || len(left) > 0 || strings.Contains(said, "!!!!") {
		t.Errorf("passed: %v, left: %v\n%s", passed, left, said)
	}
}
