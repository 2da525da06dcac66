package uselessignore

import (
	"testing"

	"github.com/credlint/credlint/internal/ruletest"
	"github.com/credlint/credlint/rules/keyinsource"
	"github.com/credlint/credlint/rules/statickeyinconfig"
)

func Test(t *testing.T) { ruletest.Run(t, Rule, keyinsource.Rule, statickeyinconfig.Rule) }
