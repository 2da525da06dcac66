package cli

import (
	"cmp"
	"path"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

// keeping is a credential that a variable of a project holds already.
type keeping struct {
	project string
	lint.Moved
}

// named notes the credentials that have a variable: those of .env files, because
// their programs may start the clients, so that a name means one thing in both; and
// where the manager keeps one by each name, those of servers. Which of two would be
// kept must not depend on the order of files.
func (m *mending) named() {
	manager := remedy.Chosen(m.scan.Policy.Remedy.With)
	byName := manager != nil && manager.ByName()
	for _, doc := range m.result.Docs {
		file := doc.Identity.Kind == inventory.DotenvFile && !doc.Identity.Template
		for _, g := range doc.Grants {
			if g.Kind != credential.Literal || g.Disabled || g.Within != credential.Whole && g.Within != credential.URLUser {
				continue
			}
			k := keeping{project(doc.File.Path), lint.Moved{Secret: g.Whole()}}
			if file {
				k.Name = g.Name
			}
			if byName && g.Within == credential.Whole && (file || g.Field == "env" && g.Holder.Server != nil) {
				k.Entry = g.Name
			}
			m.kept = append(m.kept, k)
		}
	}
}

// keep notes what the fixes of a file hand over, for the files that follow.
func (m *mending) keep(r *fix.Result) {
	for _, a := range r.Applied {
		for _, moved := range a.Fix.Moved {
			if moved.Name != "" {
				m.kept = append(m.kept, keeping{project(r.Before.File.Path), moved})
			}
		}
	}
}

// keptFor are those that matter to a file: a secrets manager is one for all, an
// environment is one for each project.
func (m *mending) keptFor(file string) *lint.Kept {
	var out []lint.Moved
	manager, here := remedy.Chosen(m.scan.Policy.Remedy.With), project(file)
	for _, k := range m.kept {
		moved, near := k.Moved, k.project == "." || k.project == here || strings.HasPrefix(here, k.project+"/")
		switch {
		case manager != nil && manager.ByName():
			moved.Name = cmp.Or(moved.Name, moved.Entry)
		case !near:
			moved.Name = ""
		}
		if near || manager != nil && moved.Entry != "" {
			out = append(out, moved)
		}
	}
	return lint.NewKept(out)
}

// project is the folder of a project to which a file belongs: that of the file,
// or the one in which its client has a hidden folder.
func project(file string) string {
	dir := path.Dir(file)
	segments := strings.Split(dir, "/")
	for i, s := range segments {
		if len(s) > 1 && s[0] == '.' && s != ".." {
			return path.Join(append([]string{"."}, segments[:i]...)...)
		}
	}
	return dir
}
