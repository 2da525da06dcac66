package missingaudience_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/missingaudience"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, missingaudience.Analyzer) }
