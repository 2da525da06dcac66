//go:build linux

// Command compare measures credlint on trees against other programs that search
// them: gitleaks, and ripgrep looking for the same keywords in the same files.
//
//	go build -o credlint ./cmd/credlint
//	go run ./internal/dev/compare -credlint ./credlint -gitleaks PATH TREE...
//
// The programs run in turn, so that whatever else the machine does slows all of
// them alike; each figure is a median, and each ratio the median of the ratios of
// the rounds. A file in place of a tree is measured as a hook would lint it.
//
// With -agree, it compares what the detector and gitleaks find in the trees
// instead. Secrets are compared by their hashes and written nowhere.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// options are the flags.
type options struct {
	credlint, gitleaks, rg, betterleaks string
	runs, slow                          int
	agree, history                      bool
}

func main() {
	var o options
	flag.StringVar(&o.credlint, "credlint", "credlint", "the credlint `program`")
	flag.StringVar(&o.gitleaks, "gitleaks", "", "the gitleaks `program`; none leaves it out")
	flag.StringVar(&o.betterleaks, "betterleaks", "", "the betterleaks `program`; none leaves it out")
	flag.StringVar(&o.rg, "rg", "rg", "the ripgrep `program`")
	flag.IntVar(&o.runs, "runs", 5, "rounds")
	flag.IntVar(&o.slow, "slow", 5, "rounds in which gitleaks takes part")
	flag.BoolVar(&o.agree, "agree", false, "compare findings, not time")
	flag.BoolVar(&o.history, "history", false, "measure the history of repositories, not their files")
	flag.Parse()
	for _, tree := range flag.Args() {
		if err := o.compare(tree); err != nil {
			fmt.Fprintf(os.Stderr, "compare: %s: %v\n", tree, err)
			os.Exit(1)
		}
	}
}

func (o options) compare(tree string) error {
	tree, err := filepath.Abs(tree)
	if err != nil {
		return err
	}
	scratch, err := os.MkdirTemp(filepath.Dir(tree), ".compare-") // links do not cross file systems
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	fmt.Printf("\n%s\n\n", filepath.Base(tree))
	switch {
	case o.agree:
		return agree(o.gitleaks, tree, scratch)
	case o.history:
		return o.measure(o.ofHistory(tree))
	}
	programs, err := o.ofFiles(tree, scratch)
	if err != nil {
		return err
	}
	return o.measure(programs)
}
