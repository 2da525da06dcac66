// Package gitleaks is the detector that runs the rules of gitleaks and those of
// credlint's own formats. The rules are data in this package, generated from the
// gitleaks module and from formats.yaml; the module itself is not linked in.
//
// Comments that tell gitleaks to look away have no effect here, and neither has
// its list of paths: what to ignore and what to read is for others to decide.
package gitleaks

//go:generate go run github.com/credlint/credlint/internal/dev/genrules

import (
	"sync"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/detect/engine"
)

// New returns the detector. All callers share one.
func New() detect.Detector { return shared() }

var shared = sync.OnceValue(func() *engine.Engine { return engine.New(&rules, formats.ByRule) })
