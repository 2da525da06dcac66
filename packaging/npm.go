package main

import (
	"archive/tar"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// about is what both registries show of credlint.
const about = "Lints the credentials that are handed to AI agents"

const home = "https://github.com/credlint/credlint"

var (
	//go:embed credlint.js
	launcher []byte
	//go:embed README.md
	readme []byte
)

// manifest is a package.json.
type manifest struct {
	Name        string            `json:"name"`
	Version     string            `json:"version"`
	Description string            `json:"description"`
	License     string            `json:"license"`
	Homepage    string            `json:"homepage"`
	Repository  map[string]string `json:"repository"`
	Bin         map[string]string `json:"bin,omitempty"`
	Files       []string          `json:"files"`
	Engines     map[string]string `json:"engines,omitempty"`
	OS          []string          `json:"os,omitempty"`
	CPU         []string          `json:"cpu,omitempty"`
	Unplugged   bool              `json:"preferUnplugged,omitempty"` // or Yarn keeps the program in a zip
	Optional    map[string]string `json:"optionalDependencies,omitempty"`
}

// npm writes a package for each platform, which holds its program, and one with a
// launcher that depends on all of them: npm installs the one that fits.
func (r *release) npm(out string) error {
	folder := filepath.Join(out, "npm")
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	main := r.manifest("credlint", about)
	main.Bin, main.Engines, main.Optional = map[string]string{"credlint": "credlint.js"}, map[string]string{"node": ">=18"}, map[string]string{}
	for _, p := range platforms {
		name := "@credlint/" + p.os + "-" + p.cpu
		main.Optional[name] = r.version
		m := r.manifest(name, about+", for "+p.os+" on "+p.cpu)
		m.OS, m.CPU, m.Unplugged = []string{p.os}, []string{p.cpu}, true
		if err := r.tarball(folder, m, p.program(), r.programs[p.system+p.machine]); err != nil {
			return err
		}
	}
	return r.tarball(folder, main, "credlint.js", launcher)
}

func (r *release) manifest(name, description string) manifest {
	return manifest{
		Name: name, Version: r.version, Description: description, License: "MIT", Homepage: home,
		Repository: map[string]string{"type": "git", "url": "git+" + home + ".git"},
	}
}

// tarball writes a package with the one file that runs, as npm pack does.
func (r *release) tarball(folder string, m manifest, program string, content []byte) error {
	m.Files = []string{program}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	name := strings.NewReplacer("@", "", "/", "-").Replace(m.Name) + "-" + m.Version + ".tgz"
	f, err := os.Create(filepath.Join(folder, name))
	if err != nil {
		return err
	}
	out := gzip.NewWriter(f)
	w := tar.NewWriter(out)
	put := func(name string, content []byte, mode int64) error {
		err := w.WriteHeader(&tar.Header{Name: "package/" + name, Mode: mode, Size: int64(len(content)), ModTime: r.made.UTC()})
		if err == nil {
			_, err = w.Write(content)
		}
		return err
	}
	return errors.Join(
		put("package.json", append(text, '\n'), 0o644), put("README.md", readme, 0o644), put("LICENSE", r.licence, 0o644),
		put(program, content, 0o755), w.Close(), out.Close(), f.Close(),
	)
}
