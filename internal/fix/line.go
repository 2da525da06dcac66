package fix

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// Lines is a file to which lines are added.
type Lines struct {
	Path          string
	name          string
	before, after []byte
	exists        bool
}

// AddLines prepares the lines that several fixes want in one file below root.
// Those that stand there already are left out.
func AddLines(root string, lines []lint.Line) (*Lines, error) {
	l := &Lines{Path: lines[0].Path, name: filepath.Join(root, filepath.FromSlash(lines[0].Path))}
	content, err := source.Read(l.name, maxFile)
	switch {
	case err == nil:
		l.before, l.exists = content, true
	case !errors.Is(err, fs.ErrNotExist):
		return nil, plainError(err)
	}
	if target, err := filepath.EvalSymlinks(l.name); err == nil && target != l.name {
		return nil, errors.New("is a symbolic link, or lies behind one")
	}
	text, end := string(l.before), "\n"
	if strings.Contains(text, "\r\n") {
		end = "\r\n"
	}
	for _, line := range lines {
		if slices.ContainsFunc(strings.Split(text, "\n"), func(s string) bool { return strings.TrimSpace(s) == line.Text }) {
			continue
		}
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += end
		}
		text += line.Text + end
	}
	l.after = []byte(text)
	return l, nil
}

// Changed reports whether there is anything to add.
func (l *Lines) Changed() bool { return string(l.before) != string(l.after) }

// Diff is the change as a unified diff.
func (l *Lines) Diff() string {
	return string(diff.Diff("a/"+l.Path, l.before, "b/"+l.Path, l.after))
}

// Write makes the file, or puts the longer one in the place of the old.
func (l *Lines) Write() error {
	if !l.exists {
		return Create(l.name, l.after, 0o644)
	}
	f := source.NewFile(l.Path, l.before)
	f.Name = l.name
	return Replace(f, l.after)
}
