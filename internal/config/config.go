// Package config reads .credlint.yml. The Go types below are the one source of
// its form: the reader, the JSON Schema and the test of the page
// docs/configuration.md follow from their tags.
//
// A configuration is strict. What is misspelt would otherwise silently not
// hold, so an unknown key or a wrong type is an error with its place.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/spell"
	"github.com/credlint/credlint/internal/syntax/yaml"
)

//go:generate go run ../dev/genschema

// Name is the file that is looked for.
const Name = ".credlint.yml"

// Config is the content of the file.
type Config struct {
	Rules    map[string]Level `key:"rules" doc:"what becomes of each rule: off, on (its own severity), note, warning or error"`
	Ignore   []Entry          `key:"ignore" doc:"findings that are known and left out, each with a reason"`
	Paths    Paths            `key:"paths" doc:"which files are linted"`
	MaxTTL   Duration         `key:"max-ttl" doc:"the longest life of a credential that long-expiry accepts, as 24h or 90m"`
	Managers []Manager        `key:"managers" doc:"the secrets managers that may be used: unapproved-manager reports all others"`
	Agents   []Agent          `key:"agents" doc:"names of the project's own agents: what is called so counts as an agent's"`
	Formats  []Format         `key:"formats" doc:"formats of credentials of the project's own services"`
	Scopes   []Scope          `key:"scopes" doc:"what scopes of the project's own services allow"`

	file   *source.File
	folder string // of the file, relative to the report's root
}

// Entry is one request to leave findings out.
type Entry struct {
	Rule    string `key:"rule,required" doc:"the id of the rule"`
	Path    Glob   `key:"path,required" doc:"a glob (with **) of files, or a folder; relative to the configuration"`
	Pointer string `key:"pointer" doc:"a JSON pointer: only what stands there or below"`
	Reason  string `key:"reason,required" doc:"why the finding is right and yet no fault"`
	Until   Day    `key:"until" doc:"the last day on which the entry holds, as 2026-12-31"`

	span source.Span
}

// Paths say which files are linted.
type Paths struct {
	Exclude []Glob `key:"exclude" doc:"files and folders that are left out"`
	Include []Glob `key:"include" doc:"exceptions from exclude"`
}

// Format is a format of credentials that nobody else knows.
type Format struct {
	ID      ID      `key:"id,required" doc:"the name of the format, as acme-token"`
	Pattern Pattern `key:"pattern,required" doc:"a regular expression (RE2) that matches a token; where it has a group, the first one is the token"`
}

// Scope is a scope that nobody else knows.
type Scope struct {
	Scope  string `key:"scope,required" doc:"the scope, as it is written"`
	Allows Allows `key:"allows,required" doc:"how much it allows"`
}

// maxSize is far above any real configuration.
const maxSize = 1 << 20

// Find returns the path of the configuration that holds in a folder: the nearest
// that is there from the folder up to root. It is empty where there is none.
func Find(folder, root string, there func(name string) bool) string {
	for at := folder; ; at = filepath.Dir(at) {
		if name := filepath.Join(at, Name); there(name) {
			return name
		}
		if at == root || at == filepath.Dir(at) {
			return ""
		}
	}
}

// Read reads a file by read. Paths in it are relative to its folder or, where
// that is not below root, to root. Known are the ids of all rules.
func Read(name, root string, known []string, read source.Reader) (*Config, error) {
	content, err := read(name, maxSize)
	at := source.Shown(name, root)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", at, cause(err))
	}
	c, err := Parse(source.NewFile(at, content), known)
	if err != nil {
		return nil, err
	}
	if filepath.IsLocal(filepath.FromSlash(at)) {
		c.folder = path.Dir(at)
	}
	return c, nil
}

func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// Parse reads a configuration. Its error is the first fault, with its place.
func Parse(f *source.File, known []string) (*Config, error) {
	c := &Config{file: f, folder: "."}
	tree := yaml.Parse(f, source.Span{End: len(f.Content)})
	if len(tree.Problems) > 0 {
		return nil, tree.Problems[0]
	}
	d := &decoder{file: f, known: known}
	switch len(tree.Roots) {
	case 0: // nothing but comments
	case 1:
		d.decode(tree.Roots[0], c)
	default:
		d.fail(tree.Roots[1].Span, "the file holds a second document; want one")
	}
	if d.fault != nil {
		return nil, *d.fault
	}
	return c, nil
}

// Path is the file by which reports name the configuration.
func (c *Config) Path() string { return c.file.Path }

// Level says what becomes of a rule.
type Level struct {
	Off bool
	// Severity replaces the rule's own, where it is not nil.
	Severity *lint.Severity
}

var levels = []string{"off", "on", "note", "warning", "error"}

// set reads a word. YAML 1.1 and its editors take off and on for booleans.
func (l *Level) set(text string) string {
	severities := map[string]lint.Severity{"note": lint.Note, "warning": lint.Warning, "error": lint.Error}
	switch s, found := severities[text]; {
	case found:
		l.Severity = &s
	case text == "off", text == "false":
		l.Off = true
	case text != "on" && text != "true":
		return "want " + spell.OneOf(levels)
	}
	return ""
}

// Duration is a length of time.
type Duration time.Duration

func (d *Duration) set(text string) string {
	length, err := time.ParseDuration(text)
	if err != nil || length <= 0 {
		return "want a length of time, as 24h or 90m"
	}
	*d = Duration(length)
	return ""
}

// Day is a date.
type Day string

func (d *Day) set(text string) string {
	if _, err := time.Parse(lint.Day, text); err != nil {
		return "want a day, as 2026-12-31"
	}
	*d = Day(text)
	return ""
}

// Glob is a pattern of paths.
type Glob string

func (g *Glob) set(text string) string {
	glob := strings.TrimSuffix(strings.TrimPrefix(text, "./"), "/")
	switch {
	case !valid(glob): // a slash less can leave half an escape
		return "want a glob, as testdata/** or **/*.env"
	case ofWindows().MatchString(text):
		return "want names with / between them, on Windows too"
	}
	*g = Glob(glob)
	return ""
}
