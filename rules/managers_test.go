package rules_test

import (
	"testing"

	"github.com/credlint/credlint/internal/ruletest"
	"github.com/credlint/credlint/rules"
)

// Each manager's documented ways to hand a secret over are silent in their right
// form and reported in their wrong ones, by whichever rule.
func TestManagers(t *testing.T) { ruletest.Uses(t, rules.All, "../testdata/managers") }
