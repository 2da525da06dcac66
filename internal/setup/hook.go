package setup

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/source"
)

// onPath is what has to be seen to where a hook starts credlint by its name.
const onPath = "credlint has to be on the PATH of everybody who commits"

// hook asks the manager of hooks that the repository has; where there is none,
// git itself if that is wanted, else pre-commit.
func (o Options) hook() Step {
	for _, name := range []string{"lefthook.yml", ".lefthook.yml", "lefthook.yaml", ".lefthook.yaml", "lefthook.toml", "lefthook.json"} {
		if s := o.step(name); s.old != nil || s.Todo != "" {
			return lefthook(s)
		}
	}
	s := o.step(".pre-commit-config.yaml")
	switch {
	case s.old != nil || s.Todo != "":
		return o.preCommit(s)
	case len(o.list(".husky")) > 0:
		return husky(o.step(".husky/pre-commit"))
	case o.Hook:
		return o.git()
	}
	return s.make("repos:\n"+o.entry("  "), `run "pre-commit install" once in each clone`)
}

// entry is credlint in the list of .pre-commit-config.yaml.
func (o Options) entry(indent string) string {
	lines := []string{"- repo: https://github.com/credlint/credlint", "  rev: " + o.Version, "  hooks:", "    - id: credlint-staged", ""}
	return strings.TrimSuffix(indent+strings.Join(lines, "\n"+indent), indent)
}

func (o Options) preCommit(s Step) Step {
	const byHand = `add the hook "credlint-staged" of https://github.com/credlint/credlint to the list "repos"`
	switch {
	case s.Todo != "":
		return s
	case s.mentions():
		return s.kept()
	}
	content, ok := appendItem(s.old, "repos", o.entry)
	if !ok {
		return s.ask(byHand)
	}
	return s.extend(content, `run "pre-commit install" once in each clone, if that was not done yet`)
}

// lefthook puts a command in front of those that run before a commit.
func lefthook(s Step) Step {
	const byHand = `add the command "credlint --staged" to the hook "pre-commit"`
	switch {
	case s.Todo != "":
		return s
	case s.mentions():
		return s.kept()
	case strings.HasSuffix(s.Path, "toml"), strings.HasSuffix(s.Path, "json"):
		return s.ask(byHand)
	}
	content, ok := prependMember(s.old, []string{"pre-commit", "commands"}, func(indent string) string {
		return indent + "credlint:\n" + indent + "  run: credlint --staged\n"
	})
	if !ok {
		content, ok = appendRoot(s.old, "pre-commit", "pre-commit:\n  commands:\n    credlint:\n      run: credlint --staged\n")
	}
	if !ok {
		return s.ask(byHand)
	}
	return s.extend(content, onPath)
}

// leaves finds lines behind which a script may do nothing any more.
var leaves = lazy.Pattern(`(?m)^\s*(exec|exit)\b`)

// husky adds a line to the script, which is a list of commands.
func husky(s Step) Step {
	switch {
	case s.Todo != "":
		return s
	case s.mentions():
		return s.kept()
	case s.old == nil:
		s.mode = 0o755
		return s.make("#!/bin/sh\ncredlint --staged\n", onPath)
	case leaves().Match(s.old.Content):
		return s.ask(`put the line "credlint --staged" where it is reached`)
	}
	return s.extend(ended(s.old)+"credlint --staged\n", onPath)
}

// ended is the text of a file, its last line ended.
func ended(f *source.File) string {
	text := string(f.Content)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text
}

// git writes a hook of git's own. One that is there belongs to somebody.
func (o Options) git() Step {
	at := source.Shown(filepath.Join(o.Hooks, "pre-commit"), o.Root)
	s := o.step(at)
	switch {
	case s.Todo != "":
		return s
	case s.mentions():
		return s.kept()
	case s.old != nil:
		return s.ask(fmt.Sprintf("it is not credlint's; add the line %q to it", "credlint --staged || exit 1"))
	}
	s.mode = 0o755
	return s.make(text("hook.sh"), onPath)
}
