package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/credlint/credlint/internal/credential/scopes"
)

// scopeData is scopes.yaml.
type scopeData struct {
	Version   int          `yaml:"version"`
	Providers []scopeEntry `yaml:"providers"`
}

// scopeEntry is the scopes of one provider.
type scopeEntry struct {
	ID        string                    `yaml:"id"`
	Name      string                    `yaml:"name"`
	Source    scopes.Source             `yaml:"source"`
	Prefix    string                    `yaml:"prefix"`
	Scopes    map[scopes.Level][]string `yaml:"scopes"`
	Rules     []scopeRule               `yaml:"rules"`
	Sensitive []string                  `yaml:"sensitive"`
	Mild      []string                  `yaml:"mild"`
	Effects   map[string]string         `yaml:"effects"`
	Instead   string                    `yaml:"instead"`
	Note      string                    `yaml:"note"`
}

type scopeRule struct {
	Level   scopes.Level `yaml:"level"`
	Pattern string       `yaml:"pattern"`
}

// levels are the words that the data may use, in the order of the table.
var levels = []scopes.Level{scopes.None, scopes.Identity, scopes.Read, scopes.SecretRead, scopes.Write, scopes.Admin, scopes.Full}

// scopeSource returns the generated table of scopes.
func scopeSource(root string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(root, scopesData))
	if err != nil {
		return nil, err
	}
	var d scopeData
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&d); err != nil {
		return nil, fmt.Errorf("%s: %w", scopesData, err)
	}
	table := make([]scopes.Provider, len(d.Providers))
	for i, e := range d.Providers {
		if table[i], err = e.provider(); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", scopesData, e.ID, err)
		}
	}
	return source("scopes", "", variable{"table", table})
}

// provider checks an entry and gives it the form of the table.
func (e *scopeEntry) provider() (scopes.Provider, error) {
	p := scopes.Provider{
		ID: e.ID, Name: e.Name, Source: e.Source, Prefix: e.Prefix,
		Sensitive: e.Sensitive, Mild: e.Mild, Instead: e.Instead, Note: e.Note,
	}
	for _, scope := range slices.Sorted(maps.Keys(e.Effects)) {
		p.Effects = append(p.Effects, scopes.Effect{Scope: scope, Can: e.Effects[scope]})
	}
	if p.Name == "" || p.Source != scopes.Repo && p.Source != scopes.Docs && p.Source != scopes.Memory {
		return p, errors.New("a name and a source of repo, docs or memory are needed")
	}
	known := 0
	for _, level := range levels {
		if names := e.Scopes[level]; names != nil {
			p.Scopes = append(p.Scopes, scopes.Names{Level: level, Names: names})
			known++
		}
	}
	if known != len(e.Scopes) {
		return p, errors.New("scopes: there is no such level")
	}
	for _, r := range e.Rules {
		if _, err := regexp.Compile(r.Pattern); err != nil {
			return p, err
		}
		if !slices.Contains(levels, r.Level) {
			return p, fmt.Errorf("rules: there is no level %q", r.Level)
		}
		p.Rules = append(p.Rules, scopes.Rule{Level: r.Level, Pattern: r.Pattern})
	}
	return p, nil
}
