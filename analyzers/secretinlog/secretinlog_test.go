package secretinlog_test

import (
	"testing"

	"github.com/credlint/credlint/analyzers/secretinlog"
	"github.com/credlint/credlint/internal/gocode/gotest"
)

func Test(t *testing.T) { gotest.Run(t, secretinlog.Analyzer) }
