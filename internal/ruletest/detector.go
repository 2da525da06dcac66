package ruletest

import (
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/detect/gitleaks"
)

// detector is the one that the program uses.
func detector() detect.Detector { return gitleaks.New() }
