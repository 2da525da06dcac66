package cli

import (
	"errors"

	"github.com/credlint/credlint/internal/git"
	"github.com/credlint/credlint/internal/inventory"
)

// machine is where the user's own settings are looked for.
func (p *program) machine() (*inventory.Machine, error) {
	variable := "HOME"
	if p.system == "windows" {
		variable = "USERPROFILE"
	}
	folder := p.env(variable)
	if folder == "" {
		return nil, errors.New(variable + " is not set, so your settings cannot be found")
	}
	return &inventory.Machine{OS: p.system, Home: folder, Getenv: p.env}, nil
}

// inputs is what the command line says to lint. With --user and no PATH, that
// is nothing but the user's settings: who asks for these is often in a folder
// that has nothing to do with them.
func (p *program) inputs(o *checkOptions, args []string) (*input, error) {
	if !o.user {
		return inputs(args, o.stdinName, p.stdin)
	}
	m, err := p.machine()
	if err != nil {
		return nil, err
	}
	in := &input{root: m.Home, repo: &git.Repo{}}
	if len(args) > 0 || o.stdinName != "" {
		if in, err = inputs(args, o.stdinName, p.stdin); err != nil {
			return nil, err
		}
	}
	in.user = m
	return in, nil
}
