package advice

import (
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
)

// Reader is one client that reads a slot, and what it expands there.
type Reader struct {
	Client  *inventory.Client // nil where no client is known
	Dialect inventory.Dialect
}

// Readers are the clients that read the slot of g, most specific first. The
// slot's own dialect is that of the first.
func Readers(g *grant.Grant) []Reader {
	var readers []Reader
	for _, c := range g.Holder.Clients {
		readers = append(readers, Reader{c, c.Dialect})
	}
	if g.Dialect == nil {
		return readers
	}
	if len(readers) == 0 {
		return []Reader{{nil, *g.Dialect}}
	}
	readers[0].Dialect = *g.Dialect
	return readers
}

// chosen is the reader whose way to write a reference most readers share, the
// most specific one among equals. Where none has a way, it is the first of
// which something is known.
func chosen(readers []Reader) (Reader, bool) {
	votes := map[string]int{}
	for _, r := range readers {
		votes[r.Dialect.Prefer]++
	}
	var best Reader
	found := false
	for _, r := range readers {
		d := r.Dialect
		better := d.Prefer != "" && (best.Dialect.Prefer == "" || votes[d.Prefer] > votes[best.Dialect.Prefer])
		if better || !found && (d.Known || d.Advice != "") {
			best, found = r, true
		}
	}
	return best, found
}

// Reference is how the clients that read the slot of g want a reference to the
// variable name to be written, or empty where there is no way.
func Reference(g *grant.Grant, name string) string {
	r, _ := chosen(Readers(g))
	return strings.ReplaceAll(r.Dialect.Prefer, "NAME", name)
}

// Names joins the readers' client names as a sentence does.
func Names(readers []Reader) string {
	var names []string
	for _, r := range readers {
		if r.Client != nil {
			names = append(names, r.Client.Name)
		}
	}
	return list(names)
}
