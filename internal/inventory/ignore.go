package inventory

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Ignores reports whether a pattern in the notation of gitignore(5), without
// its exclamation mark, covers a path. Both are relative to the same folder. A
// pattern that is broken covers nothing.
func Ignores(pattern, at string) bool {
	pattern = strings.TrimPrefix(pattern, "./")
	pattern, folder := strings.CutSuffix(pattern, "/")
	anchored := strings.Contains(pattern, "/")
	pattern = strings.NewReplacer(`{`, `\{`, `}`, `\}`).Replace(strings.TrimPrefix(pattern, "/"))
	if pattern == "" {
		return false
	}
	for below := at; below != "." && below != "/"; below = path.Dir(below) {
		name := below
		if !anchored {
			name = path.Base(below)
		}
		if !(folder && below == at) && doublestar.MatchUnvalidated(pattern, name) {
			return true
		}
	}
	return false
}

// Guard tells how this client is kept from a file: by the name of its ignore
// file, by rules in a config of its own, or not at all as far as is known.
func (c *Client) Guard() (ignoreFile string, rules bool) {
	for i := range c.Files {
		f := &c.Files[i]
		if f.Kind == Ignore {
			ignoreFile = path.Base(f.Paths[0])
		}
		for _, s := range f.Sections {
			rules = rules || s.As == Denials
		}
	}
	return ignoreFile, rules
}
