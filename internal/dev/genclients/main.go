// Command genclients writes docs/clients.md: how to give each client a key. It
// says what the inventory knows and shows what credlint fix does to a real
// config of the client, as the tests of fix have it.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	root := flag.String("root", ".", "the repository's root")
	flag.Parse()
	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, "genclients:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	text, err := page(root)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "docs", "clients.md"), text, 0o644)
}
