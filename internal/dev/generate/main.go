// Command generate writes what follows from the rules' folders: the list that
// the program runs, rules/rules.go, and the table in docs/rules.md. A test of
// package rules fails where either is out of date.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/credlint/credlint/internal/dev/ruleset"
)

func main() {
	root := flag.String("root", ".", "the repository's root")
	flag.Parse()
	if err := ruleset.Write(*root); err != nil {
		fmt.Fprintf(os.Stderr, "generate: %v\n", err)
		os.Exit(1)
	}
}
