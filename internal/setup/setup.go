// Package setup makes a repository use credlint: a configuration, a hook before
// each commit, a workflow. It writes what is not there, adds to what it can read
// in full, and leaves the rest to people, with a word on what to do. What was
// set up once is recognised, so that a second run changes nothing.
package setup

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/source"
)

//go:embed files
var files embed.FS

// Tag is the release that the files name.
const Tag = "v0.1.0"

// Options say what to set up.
type Options struct {
	Root string // of the repository, absolute
	Hook bool   // by git alone where the repository has no manager of hooks
	// Hooks is the folder in which git looks for hooks, absolute.
	Hooks string
	// Version is the release that files refer to, as v1.2.3.
	Version string
}

// Step is one file with what became of it.
type Step struct {
	// Path is relative to the root, with slashes.
	Path string
	// Done says what a run writes; Kept is set where credlint is there already.
	// Otherwise Todo says what people have to do.
	Done, Todo string
	Kept       bool
	// Next is what has to be done once, besides.
	Next string

	old     *source.File // nil where the file is not there
	content string
	mode    fs.FileMode
}

// Plan tells what there is to do.
func Plan(o Options) []Step {
	return []Step{o.config(), o.hook(), o.workflow()}
}

func (o Options) config() Step {
	s := o.step(".credlint.yml")
	if s.old != nil || s.Todo != "" {
		return s.kept()
	}
	return s.make(text("credlint.yml"), "")
}

// text is one of the files that are written.
func text(name string) string {
	content, err := files.ReadFile("files/" + name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return string(content)
}

// maxFile is far above any file that people write for these programs.
const maxFile = 1 << 20

// step looks at a file.
func (o Options) step(at string) Step {
	s := Step{Path: at, mode: 0o644}
	name := filepath.FromSlash(at)
	if !filepath.IsAbs(name) {
		name = filepath.Join(o.Root, name)
	}
	content, err := source.Read(name, maxFile)
	switch {
	case err == nil:
		s.old = source.NewFile(at, content)
		s.old.Name = name
	case errors.Is(err, fs.ErrNotExist) && !linked(name):
		s.old = nil
	default:
		s.Todo = "it cannot be read"
	}
	return s
}

// linked reports whether a name is a link: to nothing, as it cannot be read.
func linked(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// kept leaves a file as it is.
func (s Step) kept() Step {
	s.Kept = s.Todo == ""
	return s
}

// make writes a file that is not there.
func (s Step) make(content, next string) Step {
	s.content, s.Done, s.Next = content, "written", next
	return s
}

// extend writes a file anew that has grown by a piece.
func (s Step) extend(content, next string) Step {
	s.content, s.Done, s.Next = content, "credlint added", next
	return s
}

// ask leaves a file to people.
func (s Step) ask(todo string) Step {
	s.Todo = todo
	return s
}

// mentions reports whether a file speaks of credlint.
func (s Step) mentions() bool {
	return s.old != nil && strings.Contains(string(s.old.Content), "credlint")
}

// Write does what the step says.
func (s Step) Write(root string) error {
	if s.Done == "" {
		return nil
	}
	if s.old != nil {
		return fix.Replace(s.old, []byte(s.content))
	}
	name := filepath.FromSlash(s.Path)
	if !filepath.IsAbs(name) {
		name = filepath.Join(root, name)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return fix.Create(name, []byte(s.content), s.mode)
}

// workflow is that of GitHub, unless the repository is at home elsewhere.
func (o Options) workflow() Step {
	s := o.step(".github/workflows/credlint.yml")
	if s.old != nil || s.Todo != "" {
		return s.kept()
	}
	for _, other := range o.list(".github/workflows") {
		if o.step(other).mentions() {
			return o.step(other).kept()
		}
	}
	if len(o.list(".github")) == 0 {
		for _, elsewhere := range []string{".gitlab-ci.yml", "azure-pipelines.yml", "Jenkinsfile"} {
			switch e := o.step(elsewhere); {
			case e.mentions():
				return e.kept()
			case e.old != nil:
				return e.ask("add the job of https://github.com/credlint/credlint/blob/main/docs/ci.md")
			}
		}
	}
	return s.make(strings.ReplaceAll(text("workflow.yml"), Tag, o.Version), "")
}

// list are the files and folders in a folder.
func (o Options) list(folder string) []string {
	entries, err := os.ReadDir(filepath.Join(o.Root, filepath.FromSlash(folder)))
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		names = append(names, path.Join(folder, e.Name()))
	}
	return names
}
