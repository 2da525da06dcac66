package writescope_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/writescope"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, writescope.Analyzer) }
