// Command geninventory turns the YAML files of package inventory into Go, so
// that the program parses nothing at start. Run it by go generate in that
// folder.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	dir := flag.String("dir", ".", "folder of package inventory")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "geninventory:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	code, err := generate(dir)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "clients_gen.go"), code, 0o644)
}

// facts is everything that the YAML files say.
type facts struct {
	clients []*client
	servers []server
	agents  []agent
	clouds  []cloud
}

// generate gives the Go source for the YAML files in dir.
func generate(dir string) ([]byte, error) {
	f, err := loadFacts(dir)
	if err != nil {
		return nil, err
	}
	if err := f.check(); err != nil {
		return nil, err
	}
	return emit(f)
}
