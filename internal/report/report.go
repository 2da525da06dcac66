// Package report holds what every report is made from. The formats are the
// folders below it; each is a function from a Report to bytes, knows nothing of
// files or flags, and gives the same bytes for the same Report.
//
// Whatever the format, two promises hold. No byte of a secret leaves: every
// text that may stem from the repository passes a Scrubber. And what people
// read cannot act on their terminal: such text is escaped too.
package report

import (
	"time"

	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// Report is one run, as data.
type Report struct {
	// Version is credlint's own.
	Version string
	// Rules are all that took part in the run, in the order of their ids.
	Rules []*lint.Rule
	// Findings are sorted and carry fingerprints.
	Findings []lint.Finding
	Problems []source.Problem
	Coverage Coverage
	// Now is the time of the run, by which ends are judged.
	Now time.Time
	// Map is who holds which credential; nil where the format does not show it.
	Map *keymap.Map
}

// Coverage says what was read, so that silence can be believed. It has the
// fields of the scan's own coverage, so that one converts to the other.
type Coverage struct {
	Files   int // files that were read
	Skipped int // files left out on purpose: binary, generated, vendored
	// Clients are the names of the clients whose configs were recognised, sorted.
	Clients []string
	// Configs is the number of files that belong to Clients.
	Configs int
	// Ignored is the number of findings that were left out, by whatever asks for
	// it; the numbers below are its parts.
	Ignored    int
	ByComment  int
	ByConfig   int
	ByBaseline int
	Unchanged  int // in files that did not change
	// Config is the path of the configuration that holds, empty where there is
	// none; it turns RulesOff rules off and leaves Excluded files out.
	Config             string
	RulesOff, Excluded int
	// Baseline is the path of the baseline that holds, empty where there is none;
	// Gone of its findings were not found.
	Baseline string
	Gone     int
}

// Count is a number of findings by severity.
type Count struct{ Errors, Warnings, Notes int }

// Total is the number of all findings.
func (c Count) Total() int { return c.Errors + c.Warnings + c.Notes }

// Count counts the findings.
func (r *Report) Count() Count {
	var c Count
	for i := range r.Findings {
		switch r.Findings[i].Level() {
		case lint.Error:
			c.Errors++
		case lint.Warning:
			c.Warnings++
		case lint.Note:
			c.Notes++
		}
	}
	return c
}

// Unread is the number of files with problems: they were not read, or not
// whole.
func (r *Report) Unread() int {
	paths := map[string]bool{}
	for _, p := range r.Problems {
		paths[p.Path] = true
	}
	return len(paths)
}
