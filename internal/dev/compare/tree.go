//go:build linux

package main

import (
	"bufio"
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// share links the files below target that credlint reads into the folder to, so
// that another program can be shown the same ones.
func (o options) share(dir, target, to string) (n int, size int64, err error) {
	left, err := o.omitted(dir, target)
	if err != nil {
		return 0, 0, err
	}
	err = files(filepath.Join(dir, target), func(name string, info fs.FileInfo) error {
		rel, err := filepath.Rel(dir, name)
		if err != nil || left.holds(filepath.ToSlash(rel)) {
			return err
		}
		n, size = n+1, size+info.Size()
		return link(name, filepath.Join(to, rel))
	})
	return n, size, err
}

// files visits the regular files of a tree that are no bookkeeping of git.
func files(tree string, visit func(name string, info fs.FileInfo) error) error {
	return filepath.WalkDir(tree, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.Name() == ".git":
			return skip(d)
		case !d.Type().IsRegular():
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return visit(name, info)
	})
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return filepath.SkipDir
	}
	return nil
}

func link(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	return os.Link(from, to)
}

// omissions are the paths that credlint leaves out. Those of folders end in a
// slash.
type omissions map[string]bool

// omitted asks credlint what it leaves out, with each reason.
func (o options) omitted(dir, target string) (omissions, error) {
	cmd := exec.Command(o.credlint, "--fail-on", "never", "--verbose", "--format", "json", target)
	var stderr bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &stderr
	if err := cmd.Run(); cmd.ProcessState == nil {
		return nil, err
	}
	left := omissions{}
	for lines := bufio.NewScanner(&stderr); lines.Scan(); {
		if path, _, found := strings.Cut(lines.Text(), ": left out: "); found {
			left[strings.TrimPrefix(path, "credlint: ")] = true
		}
	}
	return left, nil
}

// holds reports whether a path is left out, by itself or with its folder.
func (l omissions) holds(path string) bool {
	if l[path] {
		return true
	}
	for i := range path {
		if path[i] == '/' && l[path[:i+1]] {
			return true
		}
	}
	return false
}
