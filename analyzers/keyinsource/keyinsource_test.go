package keyinsource_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/keyinsource"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, keyinsource.Analyzer) }
