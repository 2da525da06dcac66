package git

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/credlint/credlint/internal/source"
)

// maxIgnore is the size up to which git itself reads an ignore file.
const maxIgnore = 100 << 20

// folder is what is known of one folder of the work tree. The patterns of its
// parents hold too, but its own come first.
type folder struct {
	path     string // "" for the root
	up       *folder
	excluded bool      // by a pattern; then git looks at nothing below
	patterns []pattern // of .gitignore here, in file order
}

// pattern is one line of an ignore file.
type pattern struct {
	glob string
	// head and tail are what a match must begin and end with. Most paths fail
	// there, long before the glob is tried.
	head, tail string
	literal    bool // glob has no special character

	negated  bool // "!": matched paths are not ignored after all
	folder   bool // matches folders only
	anchored bool // matches the whole path below its folder, not only the name
}

// Ignored reports whether git ignores path: an ignore file of the repository
// excludes it or a folder above it, and it is not tracked. The user's own
// ignore file does not count, so that the answer is the same on every machine.
func (r *Repo) Ignored(path string) bool {
	if !r.has(path) {
		return false
	}
	return r.excluded(path) && !r.Tracked(path)
}

func (r *Repo) excluded(name string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	clean := path.Clean(name)
	if clean == "." {
		return false
	}
	return r.folder(path.Dir(clean)).excludes(clean, strings.HasSuffix(name, "/"))
}

// folder returns what is known of the folder at name, reading its ignore file
// when it is asked for the first time.
func (r *Repo) folder(name string) *folder {
	if name == "." {
		name = ""
	}
	if f, known := r.folders[name]; known {
		return f
	}
	f := &folder{path: name}
	r.folders[name] = f
	if name == "" {
		f.patterns = patternsIn(filepath.Join(r.common, "info", "exclude"))
	} else {
		f.up = r.folder(path.Dir(name))
		f.excluded = f.up.excludes(name, true)
	}
	if !f.excluded {
		f.patterns = append(f.patterns, patternsIn(filepath.Join(r.root, filepath.FromSlash(name), ".gitignore"))...)
	}
	return f
}

// excludes reports whether the entry at name, directly in f, is excluded: the
// last matching pattern of the nearest ignore file decides.
func (f *folder) excludes(name string, isFolder bool) bool {
	if f.excluded {
		return true
	}
	base := path.Base(name)
	for at := f; at != nil; at = at.up {
		below := strings.TrimPrefix(strings.TrimPrefix(name, at.path), "/")
		for i := len(at.patterns) - 1; i >= 0; i-- {
			if p := &at.patterns[i]; p.matches(below, base, isFolder) {
				return !p.negated
			}
		}
	}
	return false
}

// matches takes the path below the pattern's folder and the last element of it.
func (p *pattern) matches(below, base string, isFolder bool) bool {
	if p.folder && !isFolder {
		return false
	}
	if !p.anchored {
		below = base
	}
	if p.literal {
		return below == p.glob
	}
	if !strings.HasPrefix(below, p.head) || !strings.HasSuffix(below, p.tail) {
		return false
	}
	matched, err := doublestar.Match(p.glob, below)
	return err == nil && matched
}

// patternsIn reads an ignore file. Like git it does not follow a symbolic
// link, and takes an unreadable file for an empty one: then more is linted.
func patternsIn(name string) []pattern {
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	content, err := source.Read(name, maxIgnore)
	if err != nil {
		return nil
	}
	var patterns []pattern
	for line := range strings.Lines(string(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")))) {
		if p, ok := parsePattern(strings.TrimRight(line, "\r\n")); ok {
			patterns = append(patterns, p)
		}
	}
	return patterns
}

// parsePattern reads one line by the rules of gitignore(5).
func parsePattern(line string) (pattern, bool) {
	var p pattern
	line = trimBlanks(line)
	if strings.HasPrefix(line, "#") {
		return p, false
	}
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.folder = strings.CutSuffix(line, "/")
	p.anchored = strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return p, false
	}
	p.glob = line
	p.literal = !strings.ContainsAny(line, `*?[\`)
	if !p.literal {
		p.glob = globOf(line)
		p.head = p.glob[:strings.IndexAny(p.glob, special)]
		// The slash behind "**/" need not be there: "**/x" matches "x".
		p.tail = strings.TrimPrefix(p.glob[strings.LastIndexAny(p.glob, special)+1:], "/")
	}
	return p, true
}

// special are the characters with a meaning in a doublestar pattern.
const special = `*?[]{}\`

// globOf writes a git pattern as a doublestar pattern: braces mean themselves
// in git, and "a/**" is everything in a but not a itself.
func globOf(line string) string {
	line = strings.NewReplacer(`\{`, `\{`, `\}`, `\}`, `{`, `\{`, `}`, `\}`).Replace(line)
	if strings.HasSuffix(line, "/**") {
		line += "/*"
	}
	return line
}

// trimBlanks cuts the blanks at the end of a line, unless a backslash keeps
// them.
func trimBlanks(line string) string {
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	return line
}
