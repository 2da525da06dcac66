// Package module reads the default rules of the gitleaks module. Only the
// generator of rules and tests import it: the command carries the rules as data
// and none of the module's code.
package module

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/viper"
	"github.com/zricethezav/gitleaks/v8/config"

	"github.com/credlint/credlint/internal/detect/engine"
)

// Rule is a rule of gitleaks: what the engine needs, and the keywords that what
// is missing in it is derived from.
type Rule struct {
	engine.Rule
	Keywords []string
}

// Config returns the module's default configuration. It is loaded once: the
// module counts loads in a global variable and drops rules after the second.
func Config() (config.Config, error) { return load() }

var load = sync.OnceValues(func() (config.Config, error) {
	v := viper.New() // the module's own loader uses the global one
	v.SetConfigType("toml")
	if err := v.ReadConfig(strings.NewReader(config.DefaultConfig)); err != nil {
		return config.Config{}, err
	}
	var raw config.ViperConfig
	if err := v.Unmarshal(&raw); err != nil {
		return config.Config{}, err
	}
	return raw.Translate()
})

// Rules returns the rules that look at text, in the module's order.
func Rules() ([]Rule, error) {
	cfg, err := Config()
	if err != nil {
		return nil, err
	}
	var rules []Rule
	for _, r := range cfg.GetOrderedRules() {
		if r.Regex == nil {
			continue
		}
		if len(r.RequiredRules) > 0 || r.SkipReport || len(r.Keywords) == 0 {
			return nil, fmt.Errorf("rule %s needs what the engine has not", r.RuleID)
		}
		rule := Rule{Keywords: r.Keywords, Rule: engine.Rule{
			ID: r.RuleID, Pattern: r.Regex.String(), Group: r.SecretGroup,
			Entropy: r.Entropy, Rank: rank(r.RuleID),
			Allow: allows(r.Allowlists),
		}}
		if r.Path != nil {
			rule.Path = r.Path.String()
		}
		rules = append(rules, rule)
	}
	return rules, nil
}

// Names returns the rules that look at nothing but the path of a file.
func Names() ([]engine.NameRule, error) {
	cfg, err := Config()
	if err != nil {
		return nil, err
	}
	var names []engine.NameRule
	for _, r := range cfg.GetOrderedRules() {
		switch {
		case r.Regex != nil:
		case r.Path == nil, len(r.Allowlists)+len(r.Keywords)+len(r.RequiredRules) > 0, r.SkipReport:
			return nil, fmt.Errorf("rule %s needs what the engine has not", r.RuleID)
		default:
			names = append(names, engine.NameRule{ID: r.RuleID, Path: r.Path.String()})
		}
	}
	return names, nil
}

// rank orders rules by how much a match says about the secret itself.
func rank(id string) uint8 {
	switch {
	case strings.Contains(id, "generic"):
		return engine.Generic
	case strings.HasPrefix(id, "curl-"), id == "kubernetes-secret-yaml":
		return engine.Carried
	}
	return engine.Named
}

// brokenLiterals is a global pattern of the module whose alternatives lack
// parentheses, so that it excuses every secret that holds "false".
const (
	brokenLiterals = `(?i)^true|false|null$`
	literals       = `(?i)^(?:true|false|null)$`
)

// Allow returns the module's global allowances without their paths: which files
// are read is decided elsewhere.
func Allow() ([]engine.Allow, error) {
	cfg, err := Config()
	if err != nil {
		return nil, err
	}
	list := allows(cfg.Allowlists)
	found := false
	for i := range list {
		list[i].Paths = nil
		if k := slices.Index(list[i].Patterns, brokenLiterals); k >= 0 {
			list[i].Patterns[k], found = literals, true
		}
	}
	if !found {
		return nil, errors.New("the module's global pattern for true, false and null has changed: see brokenLiterals")
	}
	return list, nil
}

func allows(list []*config.Allowlist) []engine.Allow {
	var out []engine.Allow
	for _, a := range list {
		allow := engine.Allow{All: a.MatchCondition == config.AllowlistMatchAnd}
		switch a.RegexTarget {
		case "match":
			allow.Target = engine.Match
		case "line":
			allow.Target = engine.Line
		}
		for _, r := range a.Regexes {
			allow.Patterns = append(allow.Patterns, r.String())
		}
		for _, p := range a.Paths {
			allow.Paths = append(allow.Paths, p.String())
		}
		allow.Words = slices.Sorted(slices.Values(a.StopWords)) // their order is random
		out = append(out, allow)
	}
	return out
}
