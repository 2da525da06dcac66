package inventory_test

import (
	"regexp"
	"testing"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/inventory"
)

// TestClients holds what every client must satisfy beyond the generator's checks.
func TestClients(t *testing.T) {
	known := map[string]bool{}
	for _, s := range []credential.Syntax{
		credential.Brace, credential.BraceDefault, credential.BraceRequire, credential.ColonDefault, credential.Bare,
		credential.DollarEnv, credential.CurlyEnv, credential.CurlyFile, credential.DollarFile, credential.DotEnv,
		credential.PowerShell, credential.Percent, credential.Input, credential.LocalEnv, credential.ContainerEnv,
		credential.UserConfig, credential.EditorVar, credential.PluginVar, credential.Actions, credential.Mustache,
		credential.MustacheEnv, credential.OSEnviron, credential.URLTemplate, credential.Command, credential.Bang,
		credential.Manager,
	} {
		known[string(s)] = true
	}
	fields := map[string]bool{"command": true, "args": true, "env": true, "url": true, "headers": true}
	dialect := func(t *testing.T, d *inventory.Dialect) {
		t.Helper()
		if d == nil {
			return
		}
		for _, id := range d.Expands {
			if !known[id] {
				t.Errorf("%q is no notation of package credential", id)
			}
		}
		for _, f := range d.Fields {
			if !fields[f] {
				t.Errorf("%q is no field of a server entry", f)
			}
		}
	}
	at := regexp.MustCompile(`^(\.|("[^"]+"|[^."]+)(\.("[^"]+"|[^."]+))*)$`)
	seen := map[string]bool{}
	for _, c := range inventory.Clients() {
		t.Run(c.ID, func(t *testing.T) {
			if seen[c.ID] || inventory.ByID(c.ID) != c {
				t.Error("the id is not unique")
			}
			seen[c.ID] = true
			dialect(t, &c.Dialect)
			for _, f := range c.Files {
				dialect(t, f.Dialect)
				if f.Kind == inventory.Config && len(f.Sections) == 0 {
					t.Errorf("%v %v: a config without sections tells nothing", f.Paths, f.Home)
				}
				for _, s := range f.Sections {
					dialect(t, s.Dialect)
					if !at.MatchString(s.At) {
						t.Errorf("%q is no place", s.At)
					}
				}
			}
		})
	}
}

func TestByIDUnknown(t *testing.T) {
	if c := inventory.ByID("no-such-client"); c != nil {
		t.Errorf("got %s", c.ID)
	}
}
