package gitlab_test

import (
	"testing"

	"github.com/credlint/credlint/internal/report/gitlab"
	"github.com/credlint/credlint/internal/report/sample"
)

func TestSample(t *testing.T) {
	sample.HoldsNoSecret(t, sample.Golden(t, "sample.json", sample.Report(), gitlab.Write))
}

func TestNothingFound(t *testing.T) {
	sample.Golden(t, "empty.json", sample.Empty(), gitlab.Write)
}
