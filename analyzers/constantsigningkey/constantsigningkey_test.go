package constantsigningkey_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/constantsigningkey"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, constantsigningkey.Analyzer) }
