package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// platform is a system for which there is a release, and what others call it.
type platform struct {
	system, machine string   // as Go and the archives say
	os, cpu         string   // as npm says
	tags            []string // as Python says
}

// platforms are those of .goreleaser.yaml. The programs are linked statically, so
// that any libc will do; macOS 12 is the oldest that Go supports.
var platforms = []platform{
	{"linux", "amd64", "linux", "x64", []string{"manylinux_2_17_x86_64", "manylinux2014_x86_64", "musllinux_1_1_x86_64"}},
	{"linux", "arm64", "linux", "arm64", []string{"manylinux_2_17_aarch64", "manylinux2014_aarch64", "musllinux_1_1_aarch64"}},
	{"darwin", "amd64", "darwin", "x64", []string{"macosx_12_0_x86_64"}},
	{"darwin", "arm64", "darwin", "arm64", []string{"macosx_12_0_arm64"}},
	{"windows", "amd64", "win32", "x64", []string{"win_amd64"}},
	{"windows", "arm64", "win32", "arm64", []string{"win_arm64"}},
}

// program is the name of the file that runs.
func (p platform) program() string {
	if p.system == "windows" {
		return "credlint.exe"
	}
	return "credlint"
}

// release is what goreleaser has made.
type release struct {
	version  string // as in the names of archives: 1.2.3
	made     time.Time
	licence  []byte
	programs map[string][]byte // by system and machine
}

var archiveName = regexp.MustCompile(`^credlint_(.+)_(linux|darwin|windows)_(amd64|arm64)\.(?:tar\.gz|zip)$`)

// open reads the archives in a folder. Each has to be what checksums.txt says.
func open(dist string) (*release, error) {
	sums, err := os.ReadFile(filepath.Join(dist, "checksums.txt"))
	if err != nil {
		return nil, err
	}
	r := &release{programs: map[string][]byte{}}
	for line := range strings.Lines(string(sums)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		if m := archiveName.FindStringSubmatch(name); m != nil {
			if err := r.archive(dist, name, sum, m); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	for _, p := range platforms {
		if r.programs[p.system+p.machine] == nil {
			return nil, fmt.Errorf("checksums.txt has no archive for %s on %s", p.system, p.machine)
		}
	}
	return r, nil
}

// archive takes over the program of one archive; m are the parts of its name.
func (r *release) archive(dist, name, sum string, m []string) error {
	content, err := os.ReadFile(filepath.Join(dist, name))
	if err != nil {
		return err
	}
	if got := sha256.Sum256(content); hex.EncodeToString(got[:]) != sum {
		return errors.New("it is not what its checksum says")
	}
	if r.version != "" && r.version != m[1] {
		return fmt.Errorf("there is an archive of %s as well", r.version)
	}
	unpack := untar
	if strings.HasSuffix(name, ".zip") {
		unpack = unzip
	}
	files, made, err := unpack(content)
	if err != nil {
		return err
	}
	program := files[platform{system: m[2]}.program()]
	if program == nil || files["LICENSE"] == nil {
		return errors.New("it lacks the program or the licence")
	}
	r.version, r.made, r.licence, r.programs[m[2]+m[3]] = m[1], made, files["LICENSE"], program
	return nil
}

// untar returns the files of a compressed tar, and the latest date among them.
func untar(content []byte) (map[string][]byte, time.Time, error) {
	var made time.Time
	files := map[string][]byte{}
	packed, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, made, err
	}
	for in := tar.NewReader(packed); ; {
		head, err := in.Next()
		if errors.Is(err, io.EOF) {
			return files, made, nil
		}
		if err != nil {
			return nil, made, err
		}
		if files[head.Name], err = io.ReadAll(in); err != nil {
			return nil, made, err
		}
		made = later(made, head.ModTime)
	}
}

// unzip does the same with a zip.
func unzip(content []byte) (map[string][]byte, time.Time, error) {
	var made time.Time
	files := map[string][]byte{}
	packed, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, made, err
	}
	for _, f := range packed.File {
		in, err := f.Open()
		if err != nil {
			return nil, made, err
		}
		if files[f.Name], err = io.ReadAll(in); err != nil {
			return nil, made, err
		}
		made = later(made, f.Modified)
	}
	return files, made, nil
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
