package main

import (
	"fmt"
	"slices"

	"github.com/credlint/credlint/internal/credential/managers"
)

type handoverEntry struct {
	With      string         `yaml:"with"`
	Name      string         `yaml:"name"`
	Where     string         `yaml:"where"`
	At        string         `yaml:"at"`
	Reference string         `yaml:"reference"`
	Launch    []string       `yaml:"launch"`
	Fetch     []string       `yaml:"fetch"`
	Store     []string       `yaml:"store"`
	Input     managers.Input `yaml:"input"`
	Program   string         `yaml:"program"`
}

// handovers checks the entries and gives them the form of the table.
func handovers(list []handoverEntry) ([]managers.Handover, error) {
	inputs := []managers.Input{managers.Plain, managers.JSONString, managers.Item, managers.Line}
	var all []managers.Handover
	for _, h := range list {
		switch {
		case h.With == "" || h.Name == "" || h.Where == "":
			return nil, fmt.Errorf("handover %q: with, name and where are needed", h.With)
		case len(h.Launch)+len(h.Fetch) == 0:
			return nil, fmt.Errorf("handover %q: words to launch or to fetch are needed", h.With)
		case h.Reference != "" && h.Launch == nil:
			return nil, fmt.Errorf("handover %q: nothing resolves its reference", h.With)
		case h.Store != nil && h.Fetch == nil:
			return nil, fmt.Errorf("handover %q: what is stored cannot be read back", h.With)
		case !slices.Contains(inputs, h.Input):
			return nil, fmt.Errorf("handover %q: there is no input %q", h.With, h.Input)
		}
		all = append(all, managers.Handover(h))
	}
	return all, nil
}
