// Command comparetypes tells what credlint finds in Go code with its built-in
// types, and what it finds with those of the Go toolchain:
//
//	go run ./internal/dev/comparetypes DIR ...
//
// Each folder is a module whose dependencies the toolchain can load. What only
// one of the two ways finds is listed.
package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: comparetypes DIR ...")
		os.Exit(2)
	}
	var total tally
	for _, dir := range os.Args[1:] {
		t, err := compare(dir)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", dir, err)
			os.Exit(1)
		}
		fmt.Printf("%s: %s\n", dir, t)
		total = tally{total.both + t.both, total.stubs + t.stubs, total.full + t.full, total.unloaded + t.unloaded}
	}
	fmt.Printf("all: %s\n", total)
}

// tally counts what was found both ways, and what only one way; unloaded are
// the packages that the toolchain could not load.
type tally struct{ both, stubs, full, unloaded int }

func (t tally) String() string {
	share := 1.0
	if all := t.both + t.full; all > 0 {
		share = float64(t.both) / float64(all)
	}
	return fmt.Sprintf("%d both ways, %d only by built-in types, %d only by the toolchain's (built-in types find %.3f of those); %d packages not loaded",
		t.both, t.stubs, t.full, share, t.unloaded)
}

func compare(dir string) (tally, error) {
	stubs, err := check(dir, "stubs")
	if err != nil {
		return tally{}, err
	}
	full, err := check(dir, "full")
	if err != nil {
		return tally{}, err
	}
	t := tally{unloaded: len(full.Problems) - len(stubs.Problems)}
	a, b := stubs.places(), full.places()
	for _, p := range slices.Sorted(maps.Keys(a)) {
		if b[p] {
			t.both++
		} else {
			t.stubs++
			fmt.Println("  only by built-in types:   ", p)
		}
	}
	for _, p := range slices.Sorted(maps.Keys(b)) {
		if !a[p] {
			t.full++
			fmt.Println("  only by the toolchain's:  ", p)
		}
	}
	return t, nil
}

// report is the part of credlint's JSON that matters here.
type report struct {
	Findings []struct {
		Rule, Path string
		Start      struct{ Line, Column int }
	}
	Problems []json.RawMessage
}

func check(dir, types string) (report, error) {
	cmd := exec.Command("credlint", "check", "--format", "json", "--fail-on", "never", "--types", types, "./...")
	cmd.Dir = dir
	out, err := cmd.Output()
	var r report
	if jsonErr := json.Unmarshal(out, &r); jsonErr != nil {
		return r, fmt.Errorf("credlint: %v, %v", err, jsonErr)
	}
	return r, nil
}

// places are the findings in Go code.
func (r report) places() map[string]bool {
	all := make(map[string]bool)
	for _, f := range r.Findings {
		if strings.HasSuffix(f.Path, ".go") {
			all[fmt.Sprintf("%s:%d:%d %s", f.Path, f.Start.Line, f.Start.Column, f.Rule)] = true
		}
	}
	return all
}
