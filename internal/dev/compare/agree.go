//go:build linux

package main

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/zricethezav/gitleaks/v8/config"

	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/detect/gitleaks/module"
)

// secret is a finding of either program. Of its text only the hash is kept.
type secret struct {
	path, rule string
	hash       [sha256.Size]byte
}

// agree prints how often the detector, with the rules of gitleaks alone, and
// gitleaks find the same secret by the same rule in the same file, and what only
// one of them finds.
func agree(program, tree, scratch string) error {
	if program == "" {
		return errors.New("-agree needs -gitleaks")
	}
	bare := filepath.Join(scratch, "bare")
	theirs, err := findTheirs(program, tree, bare, scratch)
	if err != nil {
		return err
	}
	ours, err := findOurs(bare)
	if err != nil {
		return err
	}
	same, missing, extra := 0, map[secret]int{}, map[secret]int{}
	for s, n := range theirs {
		same += min(n, ours[s])
		if n > ours[s] {
			missing[s] = n - ours[s]
		}
	}
	for s, n := range ours {
		if n > theirs[s] {
			extra[s] = n - theirs[s]
		}
	}
	fmt.Printf("| gitleaks | detector | same | missing | more | of theirs found |\n|---|---|---|---|---|---|\n")
	fmt.Printf("| %d | %d | %d | %d | %d | %.2f %% |\n\n", sum(theirs), sum(ours), same, sum(missing), sum(extra), 100*float64(same)/float64(max(1, sum(theirs))))
	list("missing", missing)
	list("more", extra)
	return nil
}

func sum(m map[secret]int) int {
	n := 0
	for _, v := range m {
		n += v
	}
	return n
}

// list prints differences by rule and file.
func list(what string, m map[secret]int) {
	places := map[string]int{}
	for s, n := range m {
		places[s.rule+" "+s.path] += n
	}
	for _, place := range slices.Sorted(maps.Keys(places)) {
		fmt.Printf("%s %d %s\n", what, places[place], place)
	}
}

// findTheirs runs gitleaks on links to all files of the tree, without the files
// that would turn some of it off.
func findTheirs(program, tree, bare, scratch string) (map[secret]int, error) {
	err := files(tree, func(name string, _ fs.FileInfo) error {
		rel, err := filepath.Rel(tree, name)
		if base := filepath.Base(name); err != nil || base == ".gitleaks.toml" || base == ".gitleaksignore" {
			return err
		}
		return link(name, filepath.Join(bare, rel))
	})
	if err != nil {
		return nil, err
	}
	settings, report := filepath.Join(scratch, "rules.toml"), filepath.Join(scratch, "found.json")
	if err := os.WriteFile(settings, []byte(config.DefaultConfig), 0o600); err != nil {
		return nil, err
	}
	cmd := exec.Command(program, "dir", ".", "--config", settings, "--no-banner", "--exit-code", "0", "--log-level", "error",
		"--ignore-gitleaks-allow", "-f", "json", "-r", report)
	cmd.Dir = bare
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("gitleaks: %w: %s", err, out)
	}
	return decode(report)
}

func decode(report string) (map[secret]int, error) {
	text, err := os.ReadFile(report)
	if err != nil {
		return nil, err
	}
	var all []struct{ RuleID, File, Secret string }
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, err
	}
	found := map[secret]int{}
	for _, f := range all {
		found[secret{filepath.ToSlash(f.File), f.RuleID, sha256.Sum256([]byte(f.Secret))}]++
	}
	return found, nil
}

// findOurs runs the detector on the files that gitleaks does not leave out by
// their paths.
func findOurs(tree string) (map[secret]int, error) {
	cfg, err := module.Config()
	if err != nil {
		return nil, err
	}
	excused := func(path string) bool {
		return slices.ContainsFunc(cfg.Allowlists, func(a *config.Allowlist) bool { return a.PathAllowed(path) })
	}
	found := map[secret]int{}
	e := gitleaks.Upstream()
	err = files(tree, func(name string, _ fs.FileInfo) error {
		rel, err := filepath.Rel(tree, name)
		path := filepath.ToSlash(rel)
		if err != nil || excused(path) {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for rule, text := range e.FindAll(path, text) {
			found[secret{path, rule, sha256.Sum256(text)}]++
		}
		return nil
	})
	return found, err
}
