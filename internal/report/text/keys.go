package text

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/fatih/color"

	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/report"
)

// show makes text fit for people where no finding is spoken of: the names in a
// map have no secret in them.
var (
	show     = report.Scrubber{}.Show
	showPath = report.Scrubber{}.ShowPath
)

// WriteKeys prints the map m of the run r with the facts at a time: a table with
// a part for each holder, then a line on all of them.
func WriteKeys(w io.Writer, r *report.Report, m *keymap.Map, now time.Time, o Options) error {
	p := newPrinter(w, o)
	all := [][]string{heads}
	for _, h := range m.Holders {
		all = append(all, keyRows(h, now)...)
	}
	widths := fit(all, p.width-indent)
	if len(m.Holders) > 0 {
		p.grid(indent, widths, all[:1])
	}
	for _, h := range m.Holders {
		p.printf("%s\n", p.ink(heading(h), color.Bold))
		p.grid(indent, widths, keyRows(h, now))
		p.sharing(h)
	}
	if !o.Quiet {
		if len(m.Holders) > 0 {
			p.printf("\n")
		}
		p.printf("%s; %s read\n", report.MapSummary(m.Total), report.Plural(r.Coverage.Files, "file"))
	}
	return p.Flush()
}

// indent is how far the rows of a table stand below their head.
const indent = 2

// heading names a holder.
func heading(h *keymap.Holder) string {
	head := fmt.Sprintf("%s (%s)", show(h.Title()), showPath(h.Path))
	var loaders []string
	for _, by := range h.LoadedBy {
		if name := show(by.Title()); !slices.Contains(loaders, name) {
			loaders = append(loaders, name)
		}
	}
	if len(loaders) > 0 {
		head += ", loaded by " + strings.Join(loaders, ", ")
	}
	return head
}

// maxShared is how many other holders are named.
const maxShared = 3

// orMore is said where the list of holders is cut.
func orMore(shared int) string {
	if shared == keymap.MaxShared {
		return " at least"
	}
	return ""
}

// sharing prints a line for each credential that others hold too.
func (p *printer) sharing(h *keymap.Holder) {
	for _, c := range h.Credentials {
		if len(c.Shared) == 0 {
			continue
		}
		var with []string
		for _, o := range c.Shared[:min(len(c.Shared), maxShared)] {
			with = append(with, fmt.Sprintf("%s (%s:%d)", show(o.Holder.Title()), showPath(o.Holder.Path), o.Line()))
		}
		if more := len(c.Shared) - maxShared; more > 0 {
			with = append(with, fmt.Sprintf("%d more%s", more, orMore(len(c.Shared))))
		}
		said := [][]string{{fmt.Sprintf("line %d is shared with %s", c.Line(), strings.Join(with, ", "))}}
		p.grid(indent, fit(said, p.width-indent), said)
	}
}
