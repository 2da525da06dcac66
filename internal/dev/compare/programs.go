//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/credlint/credlint/internal/detect/gitleaks"
)

// ofFiles are the programs that search the files of a tree.
func (o options) ofFiles(tree, scratch string) ([]*program, error) {
	dir, target := tree, "."
	if info, err := os.Stat(tree); err != nil {
		return nil, err
	} else if !info.IsDir() {
		dir, target = filepath.Dir(tree), filepath.Base(tree)
	}
	common := filepath.Join(scratch, "common")
	n, size, err := o.share(dir, target, common)
	if err != nil {
		return nil, err
	}
	fmt.Printf("%d files, %.1f MB are read by credlint and so by ripgrep\n\n", n, float64(size)/1e6)
	words := filepath.Join(scratch, "words")
	if err := os.WriteFile(words, []byte(strings.Join(gitleaks.Keywords(), "\n")+"\n"), 0o600); err != nil {
		return nil, err
	}
	programs := []*program{
		{name: "credlint", dir: dir, args: []string{o.credlint, "--fail-on", "never", "--quiet", "--format", "json", target}},
		{name: "rg, our keywords", dir: common, args: []string{o.rg, "-uu", "-i", "-F", "-c", "-f", words, "."}},
	}
	return append(programs, o.scanners(dir, target, scratch)...), nil
}

// scanners are the programs that search for secrets. The config of the tree is
// not theirs to use: it could turn rules off.
func (o options) scanners(dir, target, scratch string) []*program {
	var all []*program
	report := filepath.Join(scratch, "report.json")
	if o.gitleaks != "" {
		all = append(all, &program{name: "gitleaks", dir: dir, slow: true,
			args: []string{o.gitleaks, "dir", target, "--no-banner", "--exit-code", "0", "--log-level", "error", "-f", "json", "-r", report}})
	}
	if o.betterleaks != "" {
		all = append(all, &program{name: "betterleaks", dir: dir,
			args: []string{o.betterleaks, "dir", target, "--no-banner", "--exit-code", "0", "--log-level", "error", "-f", "json", "-r", report}})
	}
	return all
}

// ofHistory are the programs that search the history of a repository. git's own
// listing of all changes is the floor.
func (o options) ofHistory(repo string) []*program {
	all := []*program{
		{name: "credlint --history", dir: repo, args: []string{o.credlint, "--history", "--fail-on", "never", "--quiet", "--format", "json"}},
		{name: "git log -p -U0 --all", dir: repo, args: []string{"git", "log", "--all", "-p", "-U0"}},
	}
	if o.gitleaks != "" {
		all = append(all, &program{name: "gitleaks git", dir: repo, slow: true,
			args: []string{o.gitleaks, "git", ".", "--no-banner", "--exit-code", "0", "--log-level", "error", "--log-opts=--all"}})
	}
	return all
}
