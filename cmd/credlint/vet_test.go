package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The command is a tool for go vet, with a switch for each analyzer.
func TestVet(t *testing.T) {
	dir := t.TempDir()
	command := filepath.Join(dir, "credlint")
	if out, err := exec.Command("go", "build", "-o", command, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	secret := "q7Gm2xTn9Lw4" + "Rb8Zc5Vd"
	for name, text := range map[string]string{
		"go.mod": "module example.com/app\n\ngo 1.25\n",
		"app.go": "package app\n\nimport \"net/http\"\n\nfunc f(r *http.Request) { r.Header.Set(\"Authorization\", \"Bearer " + secret + "\") }\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	vet := func(args ...string) string {
		cmd := exec.Command("go", append([]string{"vet", "-vettool=" + command}, append(args, "./...")...)...)
		cmd.Dir = dir
		out, _ := cmd.CombinedOutput()
		if strings.Contains(string(out), secret) {
			t.Fatal("go vet prints the text of a credential")
		}
		return string(out)
	}
	if out := vet(); !strings.Contains(out, `app.go:5:65: a literal credential reaches "http.Header.Set"`) {
		t.Errorf("go vet says\n%s", out)
	}
	if out := vet("-keyinsource=false"); out != "" {
		t.Errorf("with the analyzer off, go vet says\n%s", out)
	}
}
