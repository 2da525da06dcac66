// Package scan is the pipeline over files. Its verbs, in order:
//
//	walk -> identify -> parse -> read grants -> check -> conclude -> triage
//
// The driver knows no rule: it gets them. Output is the same at any number of
// workers.
package scan

import (
	"context"

	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// Options say what to scan and with what.
type Options struct {
	// Root is the absolute folder to which report paths are relative.
	Root string
	// Paths are files and folders, absolute or relative to the working folder.
	Paths []string
	// Stdin, when set, is linted as the one file named StdinPath.
	Stdin     []byte
	StdinPath string
	Rules     []*lint.Rule
	Detector  detect.Detector
	Repo      lint.Repo
	Jobs      int
}

// Result is what a scan found and what it could not read.
type Result struct {
	// Findings are sorted by path, place and rule, and carry fingerprints.
	Findings []lint.Finding
	Problems []source.Problem
	Coverage Coverage
}

// Coverage says what was read, so that silence can be believed.
type Coverage struct {
	Files   int // files that were read
	Skipped int // files left out on purpose: binary, generated, vendored
	// Clients are the names of the clients whose configs were recognised, sorted.
	Clients []string
	// Configs is the number of files that belong to Clients.
	Configs int
	// Ignored is the number of findings that were suppressed.
	Ignored int
}

// Run runs the pipeline. Its error is for what stops the run as a whole (a path
// that does not exist, a cancelled context); faults of single files are
// Problems.
func Run(ctx context.Context, o Options) (*Result, error) { return &Result{}, nil }
