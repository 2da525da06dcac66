package missingpkce_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/missingpkce"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, missingpkce.Analyzer) }
