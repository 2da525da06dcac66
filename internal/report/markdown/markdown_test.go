package markdown_test

import (
	"testing"

	"github.com/credlint/credlint/internal/report/markdown"
	"github.com/credlint/credlint/internal/report/sample"
)

func TestSample(t *testing.T) {
	sample.HoldsNoSecret(t, sample.Golden(t, "sample.md", sample.Report(), markdown.Write))
}

func TestNothingFound(t *testing.T) {
	sample.Golden(t, "empty.md", sample.Empty(), markdown.Write)
}
