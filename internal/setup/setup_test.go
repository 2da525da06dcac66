package setup

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/config"
	"github.com/credlint/credlint/internal/source"
)

func page(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("../..", name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(content), "\r\n", "\n")
}

// The configuration is valid, and so are the examples in it.
func TestConfiguration(t *testing.T) {
	known := []string{"shared-key", "static-key-in-config"}
	whole := strings.Replace(text("credlint.yml"), "rules: {}", "rules:", 1)
	for name, content := range map[string]string{"as it is": text("credlint.yml"), "with its examples": strings.ReplaceAll(whole, "\n#", "\n")} {
		content = strings.ReplaceAll(content, "\n What credlint", "\n# What credlint")
		content = strings.ReplaceAll(content, "\n https://", "\n# https://")
		c, err := config.Parse(source.NewFile(config.Name, []byte(content)), known)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if name == "with its examples" && (len(c.Ignore) != 1 || len(c.Paths.Exclude) != 1 || len(c.Rules) != 1) {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

// The workflow is that of the page on CI, and the hook one that credlint has.
func TestWhatPagesShow(t *testing.T) {
	if !strings.Contains(page(t, "docs/ci.md"), "```yaml .github/workflows/credlint.yml\n"+text("workflow.yml")+"```\n") {
		t.Error("docs/ci.md shows another workflow than init writes")
	}
	if !strings.Contains(page(t, ".pre-commit-hooks.yaml"), "\n- id: credlint-staged\n") {
		t.Error("init writes a hook that is not there")
	}
	if !strings.Contains(page(t, "docs/hooks.md"), "```yaml .pre-commit-config.yaml\nrepos:\n"+Options{Version: Tag}.entry("  ")+"```\n") {
		t.Error("docs/hooks.md shows another entry than init writes")
	}
}

// The hook does nothing that a shell would have to be told about.
func TestHookIsAScript(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	cmd := exec.Command(shell, "-n")
	cmd.Stdin = strings.NewReader(text("hook.sh"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

// A step that was planned is not carried out on what has come in between.
func TestWriteOnNothingElse(t *testing.T) {
	o := Options{Root: t.TempDir(), Version: Tag}
	steps := Plan(o)
	name := filepath.Join(o.Root, ".credlint.yml")
	if err := os.WriteFile(name, []byte("max-ttl: 1h\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := steps[0].Write(o.Root); err == nil {
		t.Error("a new file was written over")
	}
	if content, err := os.ReadFile(name); err != nil || string(content) != "max-ttl: 1h\n" {
		t.Errorf("%q, %v", content, err)
	}
	if err := os.Symlink(filepath.Join(o.Root, "nowhere"), filepath.Join(o.Root, "lefthook.yml")); err != nil {
		t.Skip(err)
	}
	if s := o.hook(); s.Todo == "" || s.Done != "" {
		t.Errorf("a link to nothing: %+v", s)
	}
}
