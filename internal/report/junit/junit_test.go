package junit_test

import (
	"testing"

	"github.com/credlint/credlint/internal/report/junit"
	"github.com/credlint/credlint/internal/report/sample"
)

func TestSample(t *testing.T) {
	sample.HoldsNoSecret(t, sample.Golden(t, "sample.xml", sample.Report(), junit.Write))
}

func TestNothingFound(t *testing.T) {
	sample.Golden(t, "empty.xml", sample.Empty(), junit.Write)
}
