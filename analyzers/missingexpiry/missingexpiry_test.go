package missingexpiry_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/missingexpiry"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, missingexpiry.Analyzer) }
