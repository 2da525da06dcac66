package tokenpassthrough_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/tokenpassthrough"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, tokenpassthrough.Analyzer) }
