// Package rules is the list of all rules. Each lives in a folder below this
// one.
package rules

import "github.com/credlint/credlint/internal/lint"

// All are the rules, sorted by id.
var All []*lint.Rule
