package inventory

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// pattern is one glob of one file, prepared by the generator so that nearly all
// of them are decided by a comparison of endings. Case is folded, because the
// file systems of two platforms do so, unless exact is set.
type pattern struct {
	tail   string // what every match ends in
	glob   string // decides, in lower case unless exact; empty where tail is enough
	needle string // what every match of glob holds before tail
	open   bool   // tail may begin inside a name
	exact  bool   // the case counts
	depth  uint8  // how many names glob has: more are more specific
	client uint16 // index in clients
	file   uint16 // index in the client's files
}

func (p *pattern) match(path string) bool {
	before := len(path) - len(p.tail)
	if before < 0 || !p.same(path[before:], p.tail) {
		return false
	}
	if p.glob == "" {
		return p.open || before == 0 || path[before-1] == '/'
	}
	if p.depth == 1 { // a name in any folder
		name := strings.LastIndexByte(path, '/') + 1
		path, before = path[name:], before-name
	}
	// The needle spares the matcher nearly all paths.
	if before < 0 || !holdsFold(path[:before], p.needle) {
		return false
	}
	if !p.exact {
		path = strings.ToLower(path)
	}
	return doublestar.MatchUnvalidated(p.glob, path)
}

func (p *pattern) same(a, b string) bool {
	return a == b || !p.exact && strings.EqualFold(a, b)
}

// holdsFold is strings.Contains without regard to case. It allocates nothing.
func holdsFold(s, part string) bool {
	if part == "" {
		return true
	}
	for i := 0; i+len(part) <= len(s); i++ {
		if s[i]|' ' == part[0]|' ' && strings.EqualFold(s[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

func (p *pattern) use() Use {
	c := clients[p.client]
	return Use{Client: c, File: &c.Files[p.file]}
}

// longestName bounds the names that are looked up; the index holds none longer.
const longestName = 64

// candidates are the patterns that are filed under prefix and name, in any
// case.
func candidates(prefix, name string) []uint16 {
	var buf [longestName]byte
	if len(prefix)+len(name) > len(buf) {
		return nil
	}
	n := lower(buf[:], prefix)
	n += lower(buf[n:], name)
	return byAnchor[string(buf[:n])]
}

// lower writes ASCII text in lower case, without the allocation that
// strings.ToLower makes, and returns its length. There must be room for it.
func lower(to []byte, text string) int {
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		to[i] = c
	}
	return len(text)
}
