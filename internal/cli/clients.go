package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/credlint/credlint/internal/home"
	"github.com/credlint/credlint/internal/inventory"
)

// clients lists the programs whose files credlint knows, and which of these
// files are here. It opens none of them.
func (p *program) clients() *cobra.Command {
	format := choice{value: "text", of: []string{"text", "json"}}
	all := false
	cmd := &cobra.Command{
		Use:   "clients",
		Short: "List the agents that credlint knows and what they keep on this machine",
		Long: `List the agents that credlint knows and what they keep on this machine.

Each line is a file: of a project, your own, or one where the agent keeps tokens
of its own. Those that exist are marked with *. No file is opened.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			m, err := p.machine()
			if err != nil {
				return err
			}
			rows := clientRows(*m)
			if format.value == "json" {
				return clientsJSON(p.stdout, rows)
			}
			return clientsText(p.stdout, rows, all)
		},
	}
	cmd.Flags().VarP(&format, "format", "f", "how to print them")
	cmd.Flags().BoolVarP(&all, "all", "a", false, "also the agents and files that are not here")
	return cmd
}

// clientRow is a client as it is listed.
type clientRow struct {
	ID           string     `json:"id"`
	Name         string     `json:"name"`
	Confidence   string     `json:"confidence"`
	OAuth        string     `json:"oauth"`
	Reference    string     `json:"reference,omitempty"` // how to write one to the variable NAME
	ProjectFiles []string   `json:"projectFiles"`
	UserFiles    []placeRow `json:"userFiles"`
	Stores       []placeRow `json:"stores"`
}

// placeRow is a place on this machine: a path, which may be a glob, and what
// there is.
type placeRow struct {
	Path  string `json:"path"`
	Files int    `json:"files"`
	// Mode is who can do something with at least one of the files.
	Mode string `json:"mode,omitempty"`

	mode fs.FileMode
}

func clientRows(m inventory.Machine) []clientRow {
	var rows []clientRow
	for _, c := range inventory.Clients() {
		rows = append(rows, newClientRow(c, m))
	}
	return rows
}

func newClientRow(c *inventory.Client, m inventory.Machine) clientRow {
	row := clientRow{
		ID: c.ID, Name: c.Name, Confidence: c.Confidence.String(), OAuth: c.OAuth.String(), Reference: c.Dialect.Prefer,
		ProjectFiles: []string{}, UserFiles: []placeRow{}, Stores: []placeRow{},
	}
	for _, s := range c.Stores {
		row.Stores = look(row.Stores, m, s.Home)
	}
	for _, f := range c.Files {
		for _, path := range f.Paths {
			row.ProjectFiles = append(row.ProjectFiles, strings.TrimPrefix(path, "**/"))
		}
		for _, place := range f.Home {
			row.UserFiles = look(row.UserFiles, m, place)
		}
	}
	return row
}

// look adds a place of this machine, once. What cannot be looked at counts as
// absent here; the scan complains about it.
func look(rows []placeRow, m inventory.Machine, place inventory.HomePath) []placeRow {
	at, ok := place.On(m)
	if !ok {
		return rows
	}
	row := placeRow{Path: home.Path(m, at)}
	if slices.ContainsFunc(rows, func(known placeRow) bool { return known.Path == row.Path }) {
		return rows
	}
	files, _ := home.Find(m, place)
	row.Files = len(files)
	for _, f := range files {
		if name, err := filepath.EvalSymlinks(f.Name); err == nil {
			row.mode |= home.Mode(m, name)
		}
	}
	if row.mode != 0 {
		row.Mode = fmt.Sprintf("%04o", row.mode)
	}
	return append(rows, row)
}

func clientsJSON(w io.Writer, rows []clientRow) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	return out.Encode(rows)
}
