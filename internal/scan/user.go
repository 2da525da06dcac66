package scan

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/home"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
)

// user lists the settings that every client keeps on a machine. What such a
// file is, the client says that has it there, and not the file's name.
func (w *walker) user(m inventory.Machine) {
	for _, client := range inventory.Clients() {
		for i := range client.Files {
			use := inventory.Use{Client: client, File: &client.Files[i]}
			for _, place := range use.File.Home {
				w.settings(m, place, use)
			}
		}
	}
}

// settings lists the files at one place of the machine.
func (w *walker) settings(m inventory.Machine, place inventory.HomePath, use inventory.Use) {
	if w.ctx.Err() != nil {
		return
	}
	files, err := home.Find(m, place)
	if err != nil {
		at, _ := place.On(m)
		w.problem(home.Path(m, at), "cannot be looked for: "+reason(err))
	}
	for _, f := range files {
		name, err := filepath.EvalSymlinks(f.Name)
		if err != nil {
			w.problem(f.Path, "cannot be found: "+reason(err))
			continue
		}
		w.own(name, f.Path, use)
	}
}

// own adds a file of the user's, or a reader to one that is listed already.
func (w *walker) own(name, at string, use inventory.Use) {
	known, found := w.files[name]
	switch {
	case !found:
		w.files[name] = &entry{path: at, name: name, id: inventory.UsedBy(use), user: true}
	case known.user && !slices.Contains(known.id.Uses, use):
		known.id = inventory.UsedBy(append(known.id.Uses, use)...)
	case !known.user: // the folder that is linted holds the user's settings
		known.id = join(known.id, inventory.UsedBy(use))
	}
}

// mode is the permission of a file of the user's, as others meet it. The mode
// of a file in a repository tells nothing: git keeps none.
func (e *entry) mode(o Options) fs.FileMode {
	if !e.user {
		return 0
	}
	return home.Mode(*o.User, e.name)
}

// abroad reports whether a path of a report lies in no repository.
func abroad(path string) bool { return strings.HasPrefix(path, "~/") || strings.HasPrefix(path, "/") }

// project is the repository without the user's settings, about which it knows
// nothing. A .gitignore has no say on them.
type project struct{ lint.Repo }

func (p project) Tracked(path string) bool { return !abroad(path) && p.Repo.Tracked(path) }
func (p project) Ignored(path string) bool { return !abroad(path) && p.Repo.Ignored(path) }
func (p project) Exists(path string) bool  { return !abroad(path) && p.Repo.Exists(path) }
