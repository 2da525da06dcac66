// Command genschema writes the JSON Schema of .credlint.yml, which follows from
// the types of package config and the rules. A test of package rules fails where
// it is out of date.
package main

import (
	"fmt"
	"os"

	"github.com/credlint/credlint/internal/config"
	"github.com/credlint/credlint/rules"
)

func main() {
	var known []string
	for _, r := range rules.All {
		known = append(known, r.ID)
	}
	text, err := config.Schema(known)
	if err == nil {
		err = os.WriteFile("schema.json", text, 0o644)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "genschema: %v\n", err)
		os.Exit(1)
	}
}
