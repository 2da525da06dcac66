package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

var long = flag.Bool("long", false, "also install the packages with the real npm and pip")

// program is what stands for credlint on this system: it says what it got.
const program = "#!/bin/sh\necho \"ran with $*\"\nexit 3\n"

// released makes a folder as goreleaser leaves it.
func released(t *testing.T, version string) string {
	t.Helper()
	dist := t.TempDir()
	var sums strings.Builder
	for _, p := range platforms {
		files := map[string]string{"LICENSE": "MIT", "README.md": "x", p.program(): program}
		name, pack := fmt.Sprintf("credlint_%s_%s_%s.tar.gz", version, p.system, p.machine), tarred
		if p.system == "windows" {
			name, pack = strings.Replace(name, "tar.gz", "zip", 1), zipped
		}
		content := pack(t, files)
		write(t, filepath.Join(dist, name), content)
		fmt.Fprintf(&sums, "%x  %s\n%x  %s.sbom.json\n", sha256.Sum256(content), name, sha256.Sum256(nil), name)
	}
	write(t, filepath.Join(dist, "checksums.txt"), []byte(sums.String()))
	return dist
}

func tarred(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	packed := gzip.NewWriter(&out)
	w := tar.NewWriter(packed)
	for name, content := range files {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o755, Size: int64(len(content)), ModTime: time.Unix(1767225600, 0)}); err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, content)
	}
	_, _ = w.Close(), packed.Close()
	return out.Bytes()
}

func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(f, content)
	}
	_ = w.Close()
	return out.Bytes()
}

func write(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func packed(t *testing.T, version string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "packages")
	if err := run(released(t, version), out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPython(t *testing.T) {
	for version, want := range map[string]string{
		"1.2.3": "1.2.3", "1.2.3-rc.1": "1.2.3rc1", "1.2.3-beta2": "1.2.3b2", "0.1.1-SNAPSHOT-c6f994e": "0.1.1.dev0+c6f994e", "1.2": "", "1.2.3-x": "",
	} {
		if got, err := python(version); got != want || (err != nil) != (want == "") {
			t.Errorf("python(%q) = %q, %v", version, got, err)
		}
	}
}

// What is not the release as it was made becomes no package.
func TestOnlyWhatTheChecksumsSay(t *testing.T) {
	for what, spoil := range map[string]func(dist string){
		"not what its checksum says": func(dist string) { write(t, filepath.Join(dist, "credlint_1.2.3_linux_amd64.tar.gz"), []byte("x")) },
		"no archive for darwin on arm64": func(dist string) {
			name := filepath.Join(dist, "checksums.txt")
			sums, _ := os.ReadFile(name)
			write(t, name, bytes.ReplaceAll(sums, []byte("darwin_arm64"), []byte("darwin_riscv")))
		},
		"checksums.txt": func(dist string) { _ = os.Remove(filepath.Join(dist, "checksums.txt")) },
		"lacks the program": func(dist string) {
			content, name := tarred(t, map[string]string{"LICENSE": "MIT"}), "credlint_1.2.3_linux_arm64.tar.gz"
			write(t, filepath.Join(dist, name), content)
			write(t, filepath.Join(dist, "checksums.txt"), fmt.Appendf(nil, "%x  %s\n", sha256.Sum256(content), name))
		},
	} {
		dist, out := released(t, "1.2.3"), filepath.Join(t.TempDir(), "packages")
		spoil(dist)
		if err := run(dist, out); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: packages were made", what)
		}
	}
}

// The launcher and the packages with programs are of one version, and none of
// them runs anything when it is installed.
func TestNPM(t *testing.T) {
	out := packed(t, "1.2.3")
	var main manifest
	read := func(name string, to any) map[string][]byte {
		t.Helper()
		content, err := os.ReadFile(filepath.Join(out, "npm", name+"-1.2.3.tgz"))
		if err != nil {
			t.Fatal(err)
		}
		files, _, err := untar(content)
		if err != nil {
			t.Fatal(err)
		}
		about := files["package/package.json"]
		if err := json.Unmarshal(about, to); err != nil || bytes.Contains(about, []byte("scripts")) {
			t.Errorf("%s: %v: %s", name, err, about)
		}
		return files
	}
	read("credlint", &main)
	if len(main.Optional) != len(platforms) {
		t.Errorf("the launcher knows %v", main.Optional)
	}
	for _, p := range platforms {
		var m manifest
		if files := read("credlint-"+p.os+"-"+p.cpu, &m); string(files["package/"+p.program()]) != program {
			t.Errorf("%s has no program", m.Name)
		}
		if main.Optional[m.Name] != m.Version || m.Version != "1.2.3" {
			t.Errorf("%s %s is not what the launcher wants", m.Name, m.Version)
		}
	}
}

// A wheel lists each of its files with its size and checksum, but for the list.
func TestWheels(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(packed(t, "1.2.3"), "pypi", "credlint-1.2.3-py3-none-*.whl"))
	if err != nil || len(names) != len(platforms) {
		t.Fatal(names, err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files, _, err := unzip(content)
		if err != nil {
			t.Fatal(err)
		}
		list, err := csv.NewReader(bytes.NewReader(files["credlint-1.2.3.dist-info/RECORD"])).ReadAll()
		if err != nil || len(list) != len(files) {
			t.Errorf("%s: %d files, %d on the list, %v", name, len(files), len(list), err)
		}
		for _, line := range list {
			if f, there := files[line[0]]; !there || line[2] != "" && line[2] != fmt.Sprint(len(f)) {
				t.Errorf("%s: %v", name, line)
			}
		}
	}
}

// installed runs a command that has to succeed.
func installed(t *testing.T, dir string, argv ...string) {
	t.Helper()
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v: %s", argv, err, out)
	}
}

// runs starts what was installed: the program's words and its exit code.
func runs(t *testing.T, name string) {
	t.Helper()
	cmd := exec.Command(name, "a b", "--c")
	out, err := cmd.CombinedOutput()
	if string(out) != "ran with a b --c\n" || cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 3 {
		t.Errorf("%s: %v: %s", name, err, out)
	}
}

func TestInstall(t *testing.T) {
	if !*long || runtime.GOOS == "windows" {
		t.Skip("installs the packages: -long")
	}
	out, host := packed(t, "1.2.3"), platform{}
	for _, p := range platforms {
		if p.system == runtime.GOOS && p.machine == runtime.GOARCH {
			host = p
		}
	}
	t.Run("npm", func(t *testing.T) {
		if _, err := exec.LookPath("npm"); err != nil {
			t.Skip("no npm")
		}
		dir := t.TempDir()
		at := filepath.Join(out, "npm", "credlint-")
		installed(t, dir, "npm", "install", "--offline", "--no-audit", "--no-fund", at+"1.2.3.tgz", at+host.os+"-"+host.cpu+"-1.2.3.tgz")
		runs(t, filepath.Join(dir, "node_modules", ".bin", "credlint"))
	})
	t.Run("pip", func(t *testing.T) {
		if _, err := exec.LookPath("python3"); err != nil {
			t.Skip("no Python")
		}
		dir := t.TempDir()
		installed(t, dir, "python3", "-m", "venv", "venv")
		installed(t, dir, "venv/bin/pip", "install", "--quiet", "--no-index", "--find-links", filepath.Join(out, "pypi"), "credlint==1.2.3")
		runs(t, filepath.Join(dir, "venv", "bin", "credlint"))
		installed(t, dir, "venv/bin/pip", "check")
	})
}
