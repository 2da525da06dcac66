// Command credlint lints the credentials that people hand to AI agents.
package main

import (
	"os"

	"github.com/credlint/credlint/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}
