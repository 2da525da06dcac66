package action_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// runner is what a step sees of GitHub.
type runner struct {
	t                        *testing.T
	temp, work, out, summary string
	inputs                   map[string]string
	path                     string
}

func newRunner(t *testing.T) *runner {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil || runtime.GOOS == "windows" {
		t.Skip("no bash")
	}
	root := t.TempDir()
	r := &runner{
		t: t, temp: filepath.Join(root, "tem p"), work: filepath.Join(root, "work space"),
		out: filepath.Join(root, "out put"), summary: filepath.Join(root, "summary"), path: os.Getenv("PATH"),
		inputs: map[string]string{
			"CREDLINT_VERSION": "", "CREDLINT_REF": "main", "CREDLINT_PATHS": ".", "CREDLINT_CONFIG": "", "CREDLINT_BASELINE": "",
			"CREDLINT_FAIL_ON": "warning", "CREDLINT_FORMAT": "github",
		},
	}
	for _, dir := range []string{r.temp, r.work, filepath.Join(r.temp, "credlint-bin")} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// step runs a step and returns what it logs and its exit code.
func (r *runner) step(name string) (log string, code int) {
	r.t.Helper()
	root, err := filepath.Abs("../../..")
	if err != nil {
		r.t.Fatal(err)
	}
	cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", `"$GITHUB_ACTION_PATH/.github/action/credlint.sh" `+name)
	cmd.Dir = r.work
	cmd.Env = []string{
		"PATH=" + r.path, "HOME=" + r.temp, "GITHUB_ACTION_PATH=" + root, "GITHUB_WORKSPACE=" + r.work,
		"GITHUB_OUTPUT=" + r.out, "GITHUB_STEP_SUMMARY=" + r.summary, "RUNNER_TEMP=" + r.temp,
		"RUNNER_OS=Linux", "RUNNER_ARCH=X64",
	}
	for key, value := range r.inputs {
		cmd.Env = append(cmd.Env, key+"="+value)
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		r.t.Fatal(err)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

func (r *runner) write(path, content string, mode os.FileMode) {
	r.t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		r.t.Fatal(err)
	}
}

func (r *runner) read(path string) string {
	r.t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		r.t.Fatal(err)
	}
	return string(content)
}

// built puts the credlint of this tree where the step install would.
func (r *runner) built() {
	r.t.Helper()
	cmd := exec.Command("go", "build", "-o", filepath.Join(r.temp, "credlint-bin", "credlint"), "./cmd/credlint")
	cmd.Dir = "../../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("%v\n%s", err, out)
	}
}

const (
	config = `{"mcpServers": {"tickets": {"command": "x", "env": {"TICKETS_TOKEN": "correct-horse-battery"}}}}`
	odd    = "a b::error::c%0A"
)

func TestCheck(t *testing.T) {
	r := newRunner(t)
	r.built()
	r.write(filepath.Join(r.work, odd, ".mcp.json"), config, 0o644)
	r.write(filepath.Join(r.work, "other", ".mcp.json"), config, 0o644)
	r.inputs["CREDLINT_PATHS"] = odd + "\r\n\n$(touch pwned)`touch pwned`;touch pwned\n"
	if _, code := r.step("check"); code != 2 {
		t.Errorf("a path that is not there ends with %d, want 2", code)
	}
	r.inputs["CREDLINT_PATHS"] = odd + "\r\n\n"
	log, code := r.step("check")
	if code != 1 {
		t.Errorf("a key ends with %d, want 1: %s", code, log)
	}
	if !strings.Contains(log, "::error file=a b%3A%3Aerror%3A%3Ac%250A/.mcp.json,line=1,") {
		t.Errorf("no annotation of the file: %s", log)
	}
	if strings.Contains(log, "other") {
		t.Error("what was not asked for was linted")
	}
	if out := r.read(r.out); !strings.HasPrefix(out, "findings=") || strings.Contains(out, "findings=0") || !strings.Contains(out, "\nsarif="+r.temp) {
		t.Errorf("outputs %q", out)
	}
	if summary := r.read(r.summary); !strings.HasPrefix(summary, "## credlint: ") {
		t.Errorf("the summary is %q", summary)
	}
	if sarif := r.read(filepath.Join(r.temp, "credlint.sarif")); !strings.Contains(sarif, "static-key-in-config") {
		t.Error("the SARIF log lacks the finding")
	}
	if _, err := os.Stat(filepath.Join(r.work, "pwned")); err == nil {
		t.Error("an input ran as code")
	}
}

func TestCheckPasses(t *testing.T) {
	r := newRunner(t)
	r.built()
	r.write(filepath.Join(r.work, ".mcp.json"), config, 0o644)
	r.inputs["CREDLINT_FAIL_ON"] = "never"
	if log, code := r.step("check"); code != 0 {
		t.Errorf("--fail-on never ends with %d: %s", code, log)
	}
	r.write(filepath.Join(r.work, ".mcp.json"), `{"mcpServers": {}}`, 0o644)
	r.inputs["CREDLINT_FAIL_ON"] = "note"
	log, code := r.step("check")
	if out := r.read(r.out); code != 0 || !strings.Contains(out, "findings=0\n") {
		t.Errorf("nothing to find ends with %d and %q: %s", code, out, log)
	}
	r.inputs["CREDLINT_FAIL_ON"] = "sometimes"
	if _, code := r.step("check"); code != 2 {
		t.Errorf("a wrong input ends with %d, want 2", code)
	}
}

// A baseline counts for the log, the summary and the outputs alike.
func TestCheckWithBaseline(t *testing.T) {
	r := newRunner(t)
	r.built()
	r.write(filepath.Join(r.work, ".mcp.json"), config, 0o644)
	baseline := "--$(touch pwned) known"
	cmd := exec.Command(filepath.Join(r.temp, "credlint-bin", "credlint"), "--write-baseline="+baseline)
	cmd.Dir = r.work
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	r.inputs["CREDLINT_BASELINE"] = baseline
	log, code := r.step("check")
	if out := r.read(r.out); code != 0 || !strings.Contains(out, "findings=0\n") || strings.Contains(log, "::error") {
		t.Errorf("what is known ends with %d and %q: %s", code, out, log)
	}
	if summary := r.read(r.summary); !strings.Contains(summary, "## credlint: no findings") {
		t.Errorf("the summary is %q", summary)
	}
	r.write(filepath.Join(r.work, ".mcp.json"), strings.Replace(config, "horse", "staple", 1), 0o644)
	if log, code := r.step("check"); code != 1 || !strings.Contains(log, "::error file=.mcp.json") {
		t.Errorf("another secret ends with %d: %s", code, log)
	}
	r.inputs["CREDLINT_BASELINE"] = "nowhere"
	if _, code := r.step("check"); code != 2 {
		t.Errorf("a baseline that is not there ends with %d, want 2", code)
	}
	if _, err := os.Stat(filepath.Join(r.work, "pwned")); err == nil {
		t.Error("an input ran as code")
	}
}

// No line of a report in another format is a command to the runner.
func TestOtherFormatsAreNoCommands(t *testing.T) {
	r := newRunner(t)
	r.built()
	r.write(filepath.Join(r.work, ".mcp.json"), config, 0o644)
	r.inputs["CREDLINT_FORMAT"] = "text"
	log, code := r.step("check")
	first, _, _ := strings.Cut(log, "\n")
	token, stopped := strings.CutPrefix(first, "::stop-commands::")
	if code != 1 || !stopped || len(token) != 32 || !strings.HasSuffix(log, "\n::"+token+"::\n") {
		t.Errorf("exit code %d, log %s", code, log)
	}
}

// release makes a release with a program that says which it is.
func (r *runner) release(version string, checksum func(sum string) string) {
	r.t.Helper()
	program := "#!/bin/sh\necho released " + version + "\n"
	var archive bytes.Buffer
	zip := gzip.NewWriter(&archive)
	tarred := tar.NewWriter(zip)
	if err := tarred.WriteHeader(&tar.Header{Name: "credlint", Mode: 0o755, Size: int64(len(program))}); err != nil {
		r.t.Fatal(err)
	}
	_, _ = tarred.Write([]byte(program))
	_, _ = tarred.Close(), zip.Close()
	name := "credlint_" + strings.TrimPrefix(version, "v") + "_linux_amd64.tar.gz"
	dir := filepath.Join(r.temp, "releases", version)
	r.write(filepath.Join(dir, name), archive.String(), 0o644)
	sum := fmt.Sprintf("%x", sha256.Sum256(archive.Bytes()))
	r.write(filepath.Join(dir, "checksums.txt"), checksum(sum)+"  "+name+"\n", 0o644)
	r.inputs["CREDLINT_RELEASES"] = "file://" + strings.ReplaceAll(filepath.Join(r.temp, "releases"), " ", "%20")
}

// fakeGo is a Go that says what it is asked for.
func (r *runner) fakeGo() {
	r.write(filepath.Join(r.temp, "fake", "go"), `#!/bin/sh
printf '#!/bin/sh\necho built by: %s\n' "$*" > "$RUNNER_TEMP/credlint-bin/credlint"
chmod +x "$RUNNER_TEMP/credlint-bin/credlint"
`, 0o755)
	r.path = filepath.Join(r.temp, "fake") + ":" + r.path
}

func right(sum string) string { return sum }

func TestInstall(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("no curl")
	}
	for name, c := range map[string]struct {
		version, ref, want string
		code               int
		sum                func(string) string
	}{
		"the input":          {"v1.2.3", "main", "released v1.2.3", 0, right},
		"the tag":            {"", "v1.2.3", "released v1.2.3", 0, right},
		"a branch":           {"", "main", "built by: build -trimpath -o", 0, right},
		"no such release":    {"v9.9.9", "v1.2.3", "built by: install github.com/credlint/credlint/cmd/credlint@v9.9.9", 0, right},
		"a changed download": {"v1.2.3", "", "is not what its checksum says", 2, func(s string) string { return strings.Repeat("0", len(s)) }},
		"no checksum of it":  {"v1.2.3", "", "is not what its checksum says", 2, func(string) string { return "" }},
		"no version at all":  {"../../evil", "", "has to read as", 2, right},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRunner(t)
			r.release("v1.2.3", c.sum)
			r.fakeGo()
			r.inputs["CREDLINT_VERSION"], r.inputs["CREDLINT_REF"] = c.version, c.ref
			log, code := r.step("install")
			if code != c.code || !strings.Contains(log, c.want) {
				t.Errorf("exit code %d, want %d with %q: %s", code, c.code, c.want, log)
			}
			if _, err := os.Stat(filepath.Join(r.temp, "credlint-bin", "credlint")); (err == nil) != (code == 0) {
				t.Errorf("exit code %d, but the program is there: %t", code, err == nil)
			}
		})
	}
}
