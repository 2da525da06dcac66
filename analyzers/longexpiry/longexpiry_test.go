package longexpiry_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/longexpiry"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, longexpiry.Analyzer) }
