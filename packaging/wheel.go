package main

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// wheels writes a wheel for each platform. Its program is a script in the words
// of Python, which pip puts where programs are.
func (r *release) wheels(out string) error {
	version, err := python(r.version)
	if err != nil {
		return err
	}
	folder := filepath.Join(out, "pypi")
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	for _, p := range platforms {
		name := fmt.Sprintf("credlint-%s-py3-none-%s.whl", version, strings.Join(p.tags, "."))
		if err := r.wheel(filepath.Join(folder, name), version, p); err != nil {
			return err
		}
	}
	return nil
}

// versions are those of releases, of those before them, and of snapshots.
var versions = regexp.MustCompile(`^(\d+\.\d+\.\d+)(?:-(?:(alpha|beta|rc)\.?(\d+)|SNAPSHOT-([0-9a-f]+)))?$`)

// python is a version as Python writes it (PEP 440).
func python(version string) (string, error) {
	m := versions.FindStringSubmatch(version)
	switch {
	case m == nil:
		return "", fmt.Errorf("version %s: want one as 1.2.3 or 1.2.3-rc.1", version)
	case m[4] != "":
		return m[1] + ".dev0+" + m[4], nil
	case m[2] != "":
		return m[1] + map[string]string{"alpha": "a", "beta": "b", "rc": "rc"}[m[2]] + m[3], nil
	}
	return m[1], nil
}

// wheel is one while it is written, and the list of what is in it.
type wheel struct {
	*zip.Writer
	made   time.Time
	record strings.Builder
}

func (r *release) wheel(name, version string, p platform) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := &wheel{Writer: zip.NewWriter(f), made: r.made}
	info := "credlint-" + version + ".dist-info/"
	err = errors.Join(
		w.add("credlint-"+version+".data/scripts/"+p.program(), r.programs[p.system+p.machine], 0o755),
		w.add(info+"licenses/LICENSE", r.licence, 0o644),
		w.add(info+"METADATA", metadata(version), 0o644),
		w.add(info+"WHEEL", tagged(p), 0o644),
		w.end(info+"RECORD"),
		w.Close(), f.Close(),
	)
	return err
}

// add puts a file in, and on the list.
func (w *wheel) add(name string, content []byte, mode fs.FileMode) error {
	sum := sha256.Sum256(content)
	fmt.Fprintf(&w.record, "%s,sha256=%s,%d\n", name, base64.RawURLEncoding.EncodeToString(sum[:]), len(content))
	return w.put(name, content, mode)
}

// end puts the list in.
func (w *wheel) end(name string) error {
	fmt.Fprintf(&w.record, "%s,,\n", name)
	return w.put(name, []byte(w.record.String()), 0o644)
}

func (w *wheel) put(name string, content []byte, mode fs.FileMode) error {
	head := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: w.made.UTC()}
	head.SetMode(mode)
	to, err := w.CreateHeader(head)
	if err != nil {
		return err
	}
	_, err = to.Write(content)
	return err
}

func metadata(version string) []byte {
	return fmt.Appendf(nil, "Metadata-Version: 2.4\nName: credlint\nVersion: %s\nSummary: %s\nProject-URL: Homepage, %s\n"+
		"License-Expression: MIT\nLicense-File: LICENSE\nRequires-Python: >=3.8\nDescription-Content-Type: text/markdown\n\n%s",
		version, about, home, readme)
}

func tagged(p platform) []byte {
	text := []byte("Wheel-Version: 1.0\nGenerator: credlint\nRoot-Is-Purelib: false\n")
	for _, tag := range p.tags {
		text = fmt.Appendf(text, "Tag: py3-none-%s\n", tag)
	}
	return text
}
