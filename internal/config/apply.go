package config

import (
	"path"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/suppress"
	"github.com/credlint/credlint/internal/syntax"
)

func valid(glob string) bool {
	return glob != "" && !strings.HasPrefix(glob, "/") && doublestar.ValidatePattern(glob)
}

// ofWindows finds a backslash that stands between names and not before a character
// that means something: such a glob would silently take nothing.
var ofWindows = lazy.Pattern(`\\([\pL\pN._@ -]|\*\*)`)

// matches reports whether the glob takes a path, or a folder above it.
func (c *Config) matches(g Glob, at string) bool {
	if c.folder != "." {
		below, found := strings.CutPrefix(at, c.folder+"/")
		if !found {
			return false
		}
		at = below
	}
	for ; at != "." && at != "/"; at = path.Dir(at) {
		if ok, _ := doublestar.Match(string(g), at); ok {
			return true
		}
	}
	return false
}

// Excluded reports whether a file is left out. It is safe on nil.
func (c *Config) Excluded(at string) bool {
	if c == nil {
		return false
	}
	takes := func(g Glob) bool { return c.matches(g, at) }
	return slices.ContainsFunc(c.Paths.Exclude, takes) && !slices.ContainsFunc(c.Paths.Include, takes)
}

// Ignores are the entries as requests to leave findings out.
func (c *Config) Ignores() []*lint.Ignore {
	if c == nil {
		return nil
	}
	all := make([]*lint.Ignore, len(c.Ignore))
	for i, e := range c.Ignore {
		at := lint.Location{File: c.file, Span: e.span, Path: syntax.Pointer("").Key("ignore").Index(i)}
		all[i] = &lint.Ignore{
			At: at, Reason: e.Reason, Until: string(e.Until),
			Claims: []lint.Claim{{Rule: e.Rule, Span: e.span}},
		}
	}
	return all
}

// Apply takes the findings away that entries speak of. ignores are those that
// Ignores gave; what was used is noted on them.
func (c *Config) Apply(findings []lint.Finding, ignores []*lint.Ignore, now time.Time) suppress.Verdict {
	if c == nil {
		return suppress.Verdict{Kept: findings}
	}
	taken := map[string][]int{} // the entries that speak of a path
	return suppress.Part(findings, func(f *lint.Finding) bool {
		at := f.At.File.Path
		entries, known := taken[at]
		if !known {
			entries = c.entries(at)
			taken[at] = entries
		}
		for _, i := range entries {
			if c.Ignore[i].covers(f) && ignores[i].Holds(now) && ignores[i].Claimed(f.Rule.ID) {
				return true
			}
		}
		return false
	})
}

// entries are the numbers of those that speak of a path.
func (c *Config) entries(at string) []int {
	var out []int
	for i, e := range c.Ignore {
		if c.matches(e.Path, at) {
			out = append(out, i)
		}
	}
	return out
}

// covers reports whether the entry speaks of a finding in one of its files.
func (e *Entry) covers(f *lint.Finding) bool {
	at, pointer := string(f.At.Path), strings.TrimSuffix(e.Pointer, "/")
	return e.Rule == f.Rule.ID && (at == pointer || strings.HasPrefix(at, pointer+"/"))
}

// Levels gives findings the severities of the configuration.
func (c *Config) Levels(findings []lint.Finding) {
	if c == nil {
		return
	}
	for i := range findings {
		if level := c.Rules[findings[i].Rule.ID]; level.Severity != nil {
			findings[i].Severity = level.Severity
		}
	}
}

// Off are the rules that the configuration turns off, sorted.
func (c *Config) Off() []string {
	var off []string
	if c != nil {
		for id, level := range c.Rules {
			if level.Off {
				off = append(off, id)
			}
		}
	}
	slices.Sort(off)
	return off
}
