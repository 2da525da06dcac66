package inventory

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// pattern is one glob of one file, prepared by the generator so that nearly all
// of them are decided by a comparison of endings.
type pattern struct {
	glob string // in lower case: file systems of two platforms fold case
	tail string // what every match ends in
	// plain patterns have no wildcards behind "**/": a match is a path that ends
	// in tail, from the start of a name.
	plain  bool
	client uint16 // index in clients
	file   uint16 // index in the client's files
}

// match tests a path in lower case.
func (p *pattern) match(path string) bool {
	if !strings.HasSuffix(path, p.tail) {
		return false
	}
	if !p.plain {
		return doublestar.MatchUnvalidated(p.glob, path)
	}
	before := len(path) - len(p.tail)
	return before == 0 || path[before-1] == '/'
}

func (p *pattern) use() Use {
	c := clients[p.client]
	return Use{Client: c, File: &c.Files[p.file]}
}

// longestName bounds the names that are looked up; the index holds none longer.
const longestName = 64

// candidates are the patterns that are filed under name, in any case. prefix is
// put before it.
func candidates(prefix, name string) []uint16 {
	var buf [longestName]byte
	if len(prefix)+len(name) > len(buf) {
		return nil
	}
	n := copy(buf[:], prefix)
	for i := range len(name) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[n] = c
		n++
	}
	return byAnchor[string(buf[:n])]
}
