package cli

import (
	"fmt"
	"slices"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/spell"
)

// selection is what the command line says about rules.
type selection struct{ only, enable, disable []string }

// from picks the rules to run: those of --only, or all; without --disable; and
// those of --enable in any case. off are those that the configuration turns off;
// it has no say on --only.
func (s selection) from(all []*lint.Rule, off []string) ([]*lint.Rule, error) {
	for _, id := range slices.Concat(s.only, s.disable, s.enable) {
		if _, err := find(all, id); err != nil {
			return nil, err
		}
	}
	var picked []*lint.Rule
	for _, rule := range all {
		on := len(s.only) == 0 || slices.Contains(s.only, rule.ID)
		on = on && (len(s.only) > 0 || !slices.Contains(off, rule.ID))
		on = on && !slices.Contains(s.disable, rule.ID)
		if on || slices.Contains(s.enable, rule.ID) {
			picked = append(picked, rule)
		}
	}
	return picked, nil
}

// find returns the rule with an id, or an error that proposes another one.
func find(all []*lint.Rule, id string) (*lint.Rule, error) {
	for _, rule := range all {
		if rule.ID == id {
			return rule, nil
		}
	}
	if near := spell.Near(id, ids(all)); len(near) > 0 {
		return nil, fmt.Errorf("there is no rule %q; did you mean %s?", id, spell.OneOf(near))
	}
	return nil, fmt.Errorf("there is no rule %q; %q lists them", id, "credlint rules")
}

// ids are those of rules.
func ids(all []*lint.Rule) []string {
	var out []string
	for _, rule := range all {
		out = append(out, rule.ID)
	}
	return out
}
