package cli

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/source"
)

// clientsText prints a block for each client. A table would be wider than a
// terminal: some paths alone are.
func clientsText(w io.Writer, rows []clientRow, all bool) error {
	out := bufio.NewWriter(w)
	absent := 0
	for _, row := range rows {
		if row.isHere() || all {
			row.text(out, all)
		} else {
			absent++
		}
	}
	if absent > 0 {
		_, _ = fmt.Fprintf(out, "%d of %d known agents keep nothing here (--all lists them)\n", absent, len(rows))
	}
	return out.Flush()
}

// isHere reports whether a file of the client is on this machine.
func (c *clientRow) isHere() bool {
	for _, place := range slices.Concat(c.UserFiles, c.Stores) {
		if place.Files > 0 {
			return true
		}
	}
	return false
}

// text prints the client's name and facts, then a line for each place.
func (c *clientRow) text(w io.Writer, all bool) {
	_, _ = fmt.Fprintf(w, "%s (%s)\n", c.Name, strings.Join(c.facts(), "; "))
	if all {
		for _, path := range c.ProjectFiles {
			_, _ = fmt.Fprintf(w, "    project  %s\n", path)
		}
	}
	places(w, "user", c.UserFiles, all)
	places(w, "tokens", c.Stores, all)
}

// origins say how well a client is known.
var origins = map[string]string{
	"source": "known from its source", "docs": "known from its documentation",
	"third-party": "known from others", "memory": "known by hearsay",
}

func (c *clientRow) facts() []string {
	facts := []string{origins[c.Confidence]}
	switch c.OAuth {
	case "native":
		facts = append(facts, "logs in by OAuth")
	case "none":
		facts = append(facts, "no OAuth")
	}
	if c.Reference != "" {
		facts = append(facts, "write "+c.Reference)
	}
	return facts
}

func places(w io.Writer, kind string, list []placeRow, all bool) {
	for _, place := range list {
		mark := " "
		if place.Files > 0 {
			mark = "*"
		}
		if place.Files > 0 || all {
			_, _ = fmt.Fprintf(w, "  %s %-7s  %s%s\n", mark, kind, source.Visible(place.Path), place.remark())
		}
	}
}

// remark says how many files there are and, where it is more than their owner,
// who can read them.
func (p placeRow) remark() string {
	var said []string
	if p.Files > 1 {
		said = append(said, fmt.Sprintf("%d files", p.Files))
	}
	switch {
	case p.mode&0o004 != 0:
		said = append(said, "every user can read it")
	case p.mode&0o040 != 0:
		said = append(said, "its group can read it")
	}
	if len(said) == 0 {
		return ""
	}
	return " (" + strings.Join(said, ", ") + ")"
}
