package cleartexttransport_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/cleartexttransport"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, cleartexttransport.Analyzer) }
