package main

import (
	"bytes"
	"fmt"

	"go.yaml.in/yaml/v4"

	"github.com/credlint/credlint/internal/credential/formats"
)

// data is formats.yaml.
type data struct {
	Version     int                  `yaml:"version"`
	PublicRules []string             `yaml:"public_rules"`
	Formats     []entry              `yaml:"formats"`
	References  map[string]reference `yaml:"references"`
}

// reference is a source of facts.
type reference struct {
	Title string `yaml:"title"`
	Where string `yaml:"where"`
	Kind  string `yaml:"kind"`
}

// entry is one format.
type entry struct {
	ID             string              `yaml:"id"`
	Provider       string              `yaml:"provider"`
	Name           string              `yaml:"name"`
	Priority       int                 `yaml:"priority"`
	Public         bool                `yaml:"public"`
	Prefixes       []string            `yaml:"prefixes"`
	Context        []string            `yaml:"context"`
	Pattern        string              `yaml:"pattern"`
	Scan           bool                `yaml:"scan"`
	Whole          bool                `yaml:"whole"`
	Find           string              `yaml:"find"`
	Example        string              `yaml:"example"`
	Structure      string              `yaml:"structure"`
	Owner          formats.Owner       `yaml:"owner"`
	Reach          formats.Reach       `yaml:"reach"`
	Lifetime       formats.Lifetime    `yaml:"lifetime"`
	Offline        string              `yaml:"offline"`
	LeastPrivilege string              `yaml:"least_privilege"`
	How            string              `yaml:"how"`
	Gitleaks       []string            `yaml:"gitleaks"`
	Introspection  string              `yaml:"introspection"`
	EnvNames       []string            `yaml:"env_names"`
	Note           string              `yaml:"note"`
	Verified       formats.Verified    `yaml:"verified"`
	Confidence     formats.Confidence  `yaml:"confidence"`
	Sources        map[string][]string `yaml:"sources"`
}

// parse reads the data and refuses keys that it does not know and facts against
// the schema.
func parse(text []byte) (*data, error) {
	var d data
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&d); err != nil {
		return nil, fmt.Errorf("%s: %w", dataFile, err)
	}
	if err := d.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", dataFile, err)
	}
	return &d, nil
}

func (e *entry) format() formats.Format {
	return formats.Format{
		ID: e.ID, Provider: e.Provider, Name: e.Name, Priority: e.Priority, Public: e.Public,
		Prefixes: e.Prefixes, Context: e.Context, Pattern: e.Pattern, Whole: e.Whole,
		Owner: e.Owner, Reach: e.Reach, Lifetime: e.Lifetime,
		Structure: e.Structure, Offline: e.Offline, LeastPrivilege: e.LeastPrivilege, How: e.How,
		Introspection: e.Introspection, EnvNames: e.EnvNames, Note: e.Note,
		Gitleaks: e.Gitleaks, Verified: e.Verified, Confidence: e.Confidence,
	}
}
