package broadscope_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/broadscope"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, broadscope.Analyzer) }
