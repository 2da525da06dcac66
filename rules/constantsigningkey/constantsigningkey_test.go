package constantsigningkey

import (
	"testing"

	"github.com/credlint/credlint/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, Rule) }
