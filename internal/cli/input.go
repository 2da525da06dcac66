package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/credlint/credlint/internal/git"
	"github.com/credlint/credlint/internal/inventory"
)

// input is what the command line says to lint.
type input struct {
	root      string // the folder to which report paths are relative
	folder    string // that the first path names or stands in
	repo      *git.Repo
	paths     []string
	stdin     []byte
	stdinPath string
	user      *inventory.Machine // nil: not the user's own settings
}

// maxStdin is the most that is read from standard input.
const maxStdin = 100 << 20

// inputs reads the PATH arguments.
func inputs(args []string, stdinName string, stdin io.Reader) (*input, error) {
	in := &input{paths: plain(args)}
	if len(args) == 1 && args[0] == "-" {
		in.paths = []string{"."}
		if err := in.settle(); err != nil {
			return nil, err
		}
		in.paths = nil
		return in, in.readStdin(stdinName, stdin)
	}
	switch {
	case slices.Contains(args, "-"):
		return nil, errors.New(`standard input ("-") cannot be mixed with other paths`)
	case slices.Contains(args, ""): // a variable that is not set, say
		return nil, errors.New(`a PATH is empty; for the working folder, write "."`)
	}
	if stdinName != "" {
		return nil, errors.New(`--stdin-filename needs the path "-"`)
	}
	return in, in.settle()
}

// plain drops the "/..." of Go's notation: a folder means all below it anyway.
func plain(args []string) []string {
	if len(args) == 0 {
		return []string{"."}
	}
	paths := make([]string, len(args))
	for i, arg := range args {
		paths[i] = arg
		if filepath.Base(arg) == "..." {
			paths[i] = filepath.Dir(arg)
		}
	}
	return paths
}

// settle finds the repository of the first path. Reports are relative to it;
// outside a repository, to the working folder or, for a path elsewhere, to that.
func (in *input) settle() error {
	working, err := os.Getwd()
	if err == nil {
		working, err = filepath.EvalSymlinks(working)
	}
	if err != nil {
		return fmt.Errorf("the working folder cannot be found: %w", err)
	}
	folder := folderOf(in.paths[0], working)
	in.folder = folder
	in.repo = git.Open(folder)
	in.root = folder
	if in.repo.Present() {
		in.root = in.repo.Root()
	} else if rel, err := filepath.Rel(working, folder); err == nil && filepath.IsLocal(rel) {
		in.root = working
	}
	return nil
}

// folderOf is the folder that a path names or stands in, free of symbolic
// links. A path that leads nowhere counts as the working folder: the scan will
// complain about it.
func folderOf(path, working string) string {
	if !filepath.IsAbs(path) {
		path = filepath.Join(working, path)
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return working
	}
	if info, err := os.Stat(target); err != nil || !info.IsDir() {
		return filepath.Dir(target)
	}
	return target
}

// readStdin takes standard input as the file that name says, or as one of
// which nothing is known.
func (in *input) readStdin(name string, stdin io.Reader) error {
	content, err := io.ReadAll(io.LimitReader(stdin, maxStdin+1))
	if err != nil {
		return fmt.Errorf("standard input cannot be read: %w", err)
	}
	if len(content) > maxStdin {
		return errors.New("standard input is larger than 100 MB")
	}
	if name == "" {
		name = "stdin"
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	rel, err := filepath.Rel(in.root, abs)
	if err != nil {
		rel = name
	}
	in.stdin, in.stdinPath = content, filepath.ToSlash(rel)
	return nil
}
