// Package house holds one test: that the floors of the house are where
// docs/architecture.md says. An import may point to a lower floor or stay on
// its own; an arrow that runs up is a failure with a sentence.
package house
