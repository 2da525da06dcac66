package unapprovedmanager

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, Rule) }

// The page lists what a configuration may name.
func TestPageNamesManagers(t *testing.T) {
	for _, id := range managers.Keepers() {
		if !strings.Contains(Rule.Section("What it finds"), "`"+id+"`") {
			t.Errorf("the page leaves %s out", id)
		}
	}
}
