package inventory

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// pattern is one glob of one file, prepared by the generator so that nearly all
// of them are decided by a comparison of endings. Case is folded, because the
// file systems of two platforms do so, unless exact is set.
type pattern struct {
	glob   string // in lower case, unless exact
	tail   string // what every match ends in
	needle string // what every match holds; empty where tail alone decides
	exact  bool
	client uint16 // index in clients
	file   uint16 // index in the client's files
}

func (p *pattern) match(path string) bool {
	before := len(path) - len(p.tail)
	if before < 0 || !p.same(path[before:], p.tail) {
		return false
	}
	if p.needle == "" {
		return before == 0 || path[before-1] == '/'
	}
	return p.holds(path) && doublestar.MatchUnvalidated(p.glob, p.fold(path))
}

// holds spares the matcher, which needs the path in lower case, nearly all work.
func (p *pattern) holds(path string) bool {
	n := len(p.needle)
	for i := 0; i+n <= len(path); i++ {
		if p.same(path[i:i+n], p.needle) {
			return true
		}
	}
	return false
}

func (p *pattern) same(a, b string) bool {
	return a == b || !p.exact && strings.EqualFold(a, b)
}

func (p *pattern) fold(path string) string {
	if p.exact {
		return path
	}
	return strings.ToLower(path)
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
