package grant

import (
	"path"
	"strings"

	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/syntax"
)

// Denial keeps the clients of a file from reading what a pattern covers.
type Denial struct {
	// Pattern is written as in .gitignore, relative to the folder Base.
	Pattern, Base string
	// Allowed takes back what an earlier denial covers.
	Allowed bool
}

// Denies reports whether the clients of d are kept from reading the file at
// this path.
func (d *Document) Denies(at string) bool {
	denied := false
	for _, rule := range d.Denials {
		below := at
		if rule.Base != "." {
			var inside bool
			if below, inside = strings.CutPrefix(at, rule.Base+"/"); !inside {
				continue
			}
		}
		if inventory.Ignores(rule.Pattern, below) {
			denied = !rule.Allowed
		}
	}
	return denied
}

// ignoreFile reads a file that is written as .gitignore is.
func (r *reader) ignoreFile() {
	for line := range strings.Lines(string(r.doc.File.Content)) {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		pattern, allowed := strings.CutPrefix(line, "!")
		r.doc.Denials = append(r.doc.Denials, Denial{pattern, path.Dir(r.doc.File.Path), allowed})
	}
}

// denials reads rules such as "Read(./.env)" from a list in a config that lies
// in a folder of its client. "Read" alone denies every file; a path from / on
// starts at the project; other roots (//, ~) lead out of it.
func (r *reader) denials(n *syntax.Node) {
	base := path.Dir(path.Dir(r.doc.File.Path))
	r.asked(n)
	for _, item := range n.Items {
		rest, found := strings.CutPrefix(item.Text, "Read")
		pattern := strings.TrimSuffix(strings.TrimPrefix(rest, "("), ")")
		switch {
		case !found || strings.HasPrefix(pattern, "//") || strings.HasPrefix(pattern, "~"):
			continue
		case pattern == "":
			pattern = "*"
		}
		// Here "./" only says what is so anyway: the path is below the folder.
		if name, dotted := strings.CutPrefix(pattern, "./"); dotted && !strings.Contains(name, "/") {
			pattern = "/" + name
		}
		r.doc.Denials = append(r.doc.Denials, Denial{pattern, base, false})
	}
}

// asked reads rules of commands that are not run without a question, whatever else
// allows them.
func (r *reader) asked(n *syntax.Node) {
	for _, item := range n.Items {
		if _, _, called := strings.Cut(item.Text, "("); called || item.Text == "Bash" {
			r.deny(item.Text, 0)
		}
	}
}
