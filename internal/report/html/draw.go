package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/report"
)

// The measures of a drawing, in pixels.
const (
	width     = 1060
	rowHeight = 48
	nodeSize  = 38
	top       = 34
	// maxDrawn is how many credentials are drawn; the tables have all.
	maxDrawn = 120
)

// columns are where nodes stand: origins, credentials, holders.
var columns = [...]struct {
	x, width, letters int
	head              string
}{
	{1, 270, 34, "Where it comes from"},
	{395, 270, 29, "Credential"},
	{788, 270, 34, "Who holds it"},
}

// drawing is the map as a picture in three columns.
type drawing struct {
	Width, Height int
	Heads         []text
	Nodes         []*node
	Edges         []edge
	// Left is the number of credentials that are not drawn.
	Left int
}

type text struct {
	X, Y int
	Text string
}

type node struct {
	X, Y, Width, Height int
	Class               string
	Label, Sub          text
	// Full is the text that a pointer gets told.
	Full   string
	column int
}

type edge struct{ Path, Class string }

// class is how a means is drawn: open, from the environment, or kept.
func class(m keymap.Means) string {
	switch m {
	case keymap.Literal:
		return "open"
	case keymap.Encrypted, keymap.Manager, keymap.Launcher, keymap.Prompt:
		return "kept"
	}
	return "env"
}

// draw lays the map out. Nodes stand in the order in which the map names them,
// so that edges cross little.
func draw(m *keymap.Map, now time.Time) *drawing {
	p := &painter{nodes: map[any]*node{}, edges: map[[2]*node]bool{}, drawing: &drawing{Width: width}}
	groups := group(m)
	if len(groups) > maxDrawn { // the rest is what lies open least
		slices.SortStableFunc(groups, func(a, b []*keymap.Credential) int { return cmp.Compare(a[0].From.Means, b[0].From.Means) })
	}
	for _, g := range groups[:min(len(groups), maxDrawn)] {
		p.group(g, now)
	}
	p.Left = max(len(groups)-maxDrawn, 0)
	p.layOut()
	return p.drawing
}

// group puts together what is the same credential in several places.
func group(m *keymap.Map) [][]*keymap.Credential {
	var groups [][]*keymap.Credential
	of := map[*keymap.Credential]int{}
	for _, h := range m.Holders {
		for _, c := range h.Credentials {
			at, known := of[c]
			if !known {
				at = len(groups)
				groups = append(groups, nil)
			}
			of[c] = at
			groups[at] = append(groups[at], c)
			for _, o := range c.Shared {
				if _, known := of[o]; !known {
					of[o] = at
				}
			}
		}
	}
	return groups
}

type painter struct {
	*drawing
	nodes map[any]*node
	edges map[[2]*node]bool
	lines []line
}

// line is an edge before its ends have their places.
type line struct {
	from, to *node
	class    string
}

func (p *painter) group(g []*keymap.Credential, now time.Time) {
	c := g[0]
	name := c.Name
	if name == "" {
		name = c.Route.String()
	}
	credential := p.node(c, 1, class(c.From.Means), name, facts(g, now))
	for _, c := range g {
		label, sub := origin(c)
		p.join(p.node(label+"\x00"+sub, 0, class(c.From.Means), label, sub), credential, class(c.From.Means))
		title, kind := c.Holder.Title(), c.Holder.Path
		p.join(credential, p.node(c.Holder, 2, "holder", title, kind), class(c.From.Means))
	}
}

// origin is what the first column says of a credential's source: one node for
// each file with literals, each manager, and the environment.
func origin(c *keymap.Credential) (label, sub string) {
	switch c.From.Means {
	case keymap.Literal:
		return "clear text", "in " + c.Holder.Path
	case keymap.Encrypted:
		return "encrypted", "in " + c.Holder.Path
	case keymap.Variable:
		return "environment", "variables"
	case keymap.Manager:
		return c.From.Name, "secrets manager"
	case keymap.Launcher:
		return c.From.Name, "starts the server"
	case keymap.Prompt:
		return "prompt", "asks a person"
	}
	return c.From.Means.String(), c.From.Name
}

// facts are what matters of a credential, in few words.
func facts(g []*keymap.Credential, now time.Time) string {
	c := g[0]
	var said []string
	holders := map[*keymap.Holder]bool{}
	for _, c := range g {
		holders[c.Holder] = true
	}
	if len(holders) > 1 {
		said = append(said, report.Plural(len(holders), "holder"))
	}
	if a := c.Anatomy; a != nil && a.Known() {
		if a.Owner == formats.Person {
			said = append(said, "personal")
		}
		if a.Reach == formats.Full || a.Reach == formats.Admin {
			said = append(said, "may do everything")
		}
		if life := c.Life(now); life != "?" {
			said = append(said, life)
		}
		said = append(said, a.Provider)
	} else if c.Provider != "" {
		said = append(said, c.Provider+", by its name")
	}
	return strings.Join(said, " · ")
}

// node returns the node of a thing, which is made where it is new.
func (p *painter) node(of any, column int, class, label, sub string) *node {
	if n := p.nodes[of]; n != nil {
		return n
	}
	col := columns[column]
	n := &node{
		X: col.x, Width: col.width, Height: nodeSize, Class: class, column: column,
		Label: text{X: col.x + 12, Text: clip(show(label), col.letters)}, Sub: text{X: col.x + 12, Text: clip(show(sub), 40)},
		Full: strings.TrimSuffix(report.Label(label)+", "+report.Label(sub), ", "),
	}
	p.nodes[of] = n
	p.Nodes = append(p.Nodes, n)
	return n
}

func (p *painter) join(from, to *node, class string) {
	if key := [2]*node{from, to}; !p.edges[key] {
		p.edges[key] = true
		p.lines = append(p.lines, line{from, to, class})
	}
}

// layOut gives each node its place, and each edge its curve.
func (p *painter) layOut() {
	var rows [len(columns)]int
	for _, n := range p.Nodes {
		rows[n.column]++
	}
	tallest := max(rows[0], rows[1], rows[2])
	p.Height = top + tallest*rowHeight
	var placed [len(columns)]int
	for _, n := range p.Nodes {
		// A short column is spread over the height of the tallest.
		room := float64(tallest) / float64(rows[n.column]) * rowHeight
		n.Y = top + int(room*(float64(placed[n.column])+0.5)) - nodeSize/2
		n.Label.Y, n.Sub.Y = n.Y+16, n.Y+31
		if n.Sub.Text == "" {
			n.Label.Y = n.Y + nodeSize/2 + 5
		}
		placed[n.column]++
	}
	for _, c := range columns {
		p.Heads = append(p.Heads, text{c.x, 16, c.head})
	}
	for _, l := range p.lines {
		x1, y1, x2, y2 := l.from.X+l.from.Width, l.from.Y+nodeSize/2, l.to.X, l.to.Y+nodeSize/2
		mid := (x1 + x2) / 2
		p.Edges = append(p.Edges, edge{fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1, y1, mid, y1, mid, y2, x2, y2), l.class})
	}
}

// clip shortens text to a number of letters.
func clip(s string, letters int) string {
	if runes := []rune(s); len(runes) > letters {
		return string(runes[:letters-1]) + "…"
	}
	return s
}
