package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/credlint/credlint/internal/config"
	"github.com/credlint/credlint/internal/detect/own"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// config reads the configuration that holds: the one of --config, or the
// nearest from the working folder up to the root of the repository that is
// linted. Who looks at the own settings only has none.
func (p *program) config(o *checkOptions, in *input) (*config.Config, error) {
	name := o.config
	switch {
	case o.noConfig && name != "":
		return nil, errors.New("--config and --no-config exclude each other")
	case o.noConfig, name == "" && in.user != nil && len(in.paths) == 0:
		return nil, nil
	case name == "":
		p.tellUnstaged(o, in)
		if name = config.Find(in.start(), in.root, o.there(in)); name == "" {
			return nil, nil
		}
	}
	abs, err := resolved(name)
	if err != nil {
		return nil, err
	}
	c, err := config.Read(abs, in.root, ids(p.rules), o.reader(in))
	var fault source.Problem
	if errors.As(err, &fault) {
		return nil, fmt.Errorf("the configuration is wrong: %w", err)
	}
	if err != nil {
		return nil, fmt.Errorf("the configuration cannot be read: %w", err)
	}
	return c, nil
}

// ownFormats are those of credentials that the configuration describes.
func ownFormats(c *config.Config) []own.Format {
	var all []own.Format
	if c != nil {
		for _, f := range c.Formats {
			all = append(all, own.Format{ID: string(f.ID), Pattern: f.Pattern.Regexp})
		}
	}
	return all
}

// resolved is the absolute path of a file, its folder free of symbolic links as
// the root is.
func resolved(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(real, filepath.Base(abs))
	}
	return abs, nil
}

// start is the folder from which the configuration is looked for: the working
// folder or, where that lies elsewhere, the one that is linted.
func (in *input) start() string {
	working, err := os.Getwd()
	if err == nil {
		working, err = filepath.EvalSymlinks(working)
	}
	if rel, relErr := filepath.Rel(in.root, working); err == nil && relErr == nil && filepath.IsLocal(rel) {
		return working
	}
	if len(in.paths) > 0 {
		return in.folder
	}
	return in.root
}

// partial reports whether less than all of the repository is linted.
func (in *input) partial() bool {
	if len(in.paths) != 1 || in.folder != in.root {
		return true
	}
	info, err := os.Stat(in.paths[0])
	return err != nil || !info.IsDir()
}

// policy is what rules judge by: the command line overrules the configuration.
func (o *checkOptions) policy(c *config.Config, now time.Time) lint.Policy {
	p := c.Policy(lint.Policy{Now: now, MaxTTL: o.maxTTL})
	if o.given != nil && o.given("max-ttl") {
		p.MaxTTL = o.maxTTL
	}
	return p
}
