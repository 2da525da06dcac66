package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect/engine"
	"github.com/credlint/credlint/internal/detect/gitleaks/module"
	"github.com/credlint/credlint/internal/detect/shape"
)

// The files, from the module's root.
const (
	dataFile    = "internal/credential/formats/formats.yaml"
	formatsFile = "internal/credential/formats/formats_gen.go"
	rulesFile   = "internal/detect/gitleaks/rules_gen.go"
	scopesData  = "internal/credential/scopes/scopes.yaml"
	scopesFile  = "internal/credential/scopes/scopes_gen.go"

	resourcesData = "internal/credential/mint/resources.yaml"
	requestsData  = "internal/credential/mint/requests.yaml"
	mintFile      = "internal/credential/mint/mint_gen.go"

	managersData = "internal/credential/managers/*.yaml"
	managersFile = "internal/credential/managers/managers_gen.go"
)

// ownEntropy is the least entropy of a secret that a rule of our own finds:
// enough to let "xxxx" and "your-key" pass.
const ownEntropy = 3

// generate returns the generated files by name.
func generate(root string) (map[string][]byte, error) {
	text, err := os.ReadFile(filepath.Join(root, dataFile))
	if err != nil {
		return nil, err
	}
	d, err := parse(text)
	if err != nil {
		return nil, err
	}
	rules, err := build(d)
	if err != nil {
		return nil, err
	}
	table := make([]formats.Format, len(d.Formats))
	for i, e := range d.Formats {
		table[i] = e.format()
	}
	formatsGo, err := source("formats", "",
		variable{"table", table}, variable{"publicRules", d.PublicRules})
	if err != nil {
		return nil, err
	}
	rulesGo, err := source("gitleaks", "github.com/credlint/credlint/internal/detect/engine",
		variable{"rules", rules})
	if err != nil {
		return nil, err
	}
	scopesGo, err := scopeSource(root)
	if err != nil {
		return nil, err
	}
	managersGo, err := managerSource(root)
	if err != nil {
		return nil, err
	}
	mintGo, err := mintSource(root)
	if err != nil {
		return nil, err
	}
	return map[string][]byte{formatsFile: formatsGo, rulesFile: rulesGo, scopesFile: scopesGo, managersFile: managersGo, mintFile: mintGo}, nil
}

// build returns the rules of gitleaks and after them those of our own formats.
func build(d *data) (engine.Rules, error) {
	var all engine.Rules
	theirs, err := module.Rules()
	if err != nil {
		return all, fmt.Errorf("rules of gitleaks: %w", err)
	}
	if all.Names, err = module.Names(); err != nil {
		return all, fmt.Errorf("rules of gitleaks: %w", err)
	}
	if all.Allow, err = module.Allow(); err != nil {
		return all, fmt.Errorf("allowances of gitleaks: %w", err)
	}
	b := shape.NewBuilder()
	for _, r := range theirs {
		if err := b.Fill(&r.Rule, r.Keywords); err != nil {
			return all, err
		}
		all.Rules = append(all.Rules, r.Rule)
	}
	for _, e := range d.Formats {
		if !e.Scan {
			continue
		}
		r := e.rule(theirs)
		if err := b.Fill(&r, nil); err != nil {
			return all, err
		}
		if len(r.Anchors) == 0 {
			return all, fmt.Errorf("format %s: no text of three letters that every value holds: drop scan", e.ID)
		}
		all.Rules = append(all.Rules, r)
	}
	all.Sets = b.Sets()
	for i := range all.Rules {
		if err := shape.FillAllow(all.Rules[i].Allow); err != nil {
			return all, err
		}
	}
	return all, shape.FillAllow(all.Allow)
}

// rule returns the rule that looks for a format. Where gitleaks has a rule for
// it, what that one lets pass is let pass here too.
func (e *entry) rule(theirs []module.Rule) engine.Rule {
	r := engine.Rule{ID: e.ID, Format: e.ID, Pattern: e.Pattern, Entropy: ownEntropy}
	if e.Find != "" {
		r.Pattern = e.Find
	}
	for _, t := range theirs {
		if slices.Contains(e.Gitleaks, t.ID) {
			r.Entropy = max(r.Entropy, t.Entropy)
			r.Allow = append(r.Allow, t.Allow...)
		}
	}
	return r
}
