// Command credlint lints the credentials that people hand to AI agents. It is
// also a tool for go vet: go vet -vettool=$(which credlint) ./...
package main

import (
	"os"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/credlint/credlint/analyzers"
	"github.com/credlint/credlint/internal/cli"
)

func main() {
	if cli.IsVet(os.Args[1:]) {
		unitchecker.Main(analyzers.All...) // ends the program
	}
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}
