package ruletest

import "github.com/credlint/credlint/internal/detect"

// detector is the one that the program uses.
func detector() detect.Detector { return nil }
