package inventory

import (
	"slices"
	"strings"
)

// Identify tells what a file is by its slash path relative to the repository
// root. It does string work only and is safe for concurrent use.
func Identify(path string) Identity {
	path, template := canonical(path)
	uses := find(path)
	if format, ok := dotenv(path, template); ok {
		return Identity{Kind: DotenvFile, Uses: ofKind(uses, DotenvFile), Format: format, Template: template}
	}
	id := UsedBy(uses...)
	id.Template = template
	return id
}

// UsedBy is the identity of a file that is known by its readers and not by its
// path, such as one in a user's home folder.
func UsedBy(uses ...Use) Identity {
	for _, kind := range [...]Kind{Config, DotenvFile, Instructions, Workload, Ignore} {
		if of := ofKind(uses, kind); len(of) > 0 {
			return Identity{Kind: kind, Uses: of, Format: of[0].File.Format}
		}
	}
	return Identity{Format: Text}
}

// find collects who reads the file, in the clients' order.
func find(path string) []Use {
	var hits []uint16
	test := func(prefix, name string) {
		for _, i := range candidates(prefix, name) {
			if patterns[i].match(path) {
				hits = append(hits, i)
			}
		}
	}
	for rest, more := path, true; more; {
		var name string
		name, rest, more = strings.Cut(rest, "/")
		test("", name)
	}
	if dot := strings.LastIndexByte(path, '.'); dot >= 0 {
		test("*", path[dot:])
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	if end := strings.IndexAny(name, separators); end > 0 {
		test(name[:end], "*")
	}
	return uses(hits)
}

// uses turns hits into uses. A client that claims the file for sure stands
// before those that claim it for what it may hold, and a real client before one
// that stands for any.
func uses(hits []uint16) []Use {
	if len(hits) == 0 {
		return nil
	}
	slices.Sort(hits)
	sure := func(i uint16) bool { return len(patterns[i].use().File.Requires) == 0 }
	real := func(i uint16) bool { return sure(i) && !patterns[i].use().Client.Generic }
	if some := keep(hits, real); len(some) > 0 {
		return oneEach(deepest(some))
	}
	if some := keep(hits, sure); len(some) > 0 {
		return oneEach(deepest(some))
	}
	return slices.Compact(list(hits))
}

// deepest drops the configs that are known by less of the path than another: a
// .mcp.json in the folder of one client is not read by the others.
func deepest(hits []uint16) []uint16 {
	config := func(i uint16) bool { return patterns[i].use().File.Kind == Config }
	var most uint8
	for _, i := range keep(hits, config) {
		most = max(most, patterns[i].depth)
	}
	return keep(hits, func(i uint16) bool { return !config(i) || patterns[i].depth == most })
}

// oneEach leaves each client its first file of each kind.
func oneEach(hits []uint16) []Use {
	return slices.CompactFunc(list(hits), func(a, b Use) bool { return a.Client == b.Client && a.File.Kind == b.File.Kind })
}

func list(hits []uint16) []Use {
	all := make([]Use, len(hits))
	for n, i := range hits {
		all[n] = patterns[i].use()
	}
	return all
}

func ofKind(all []Use, kind Kind) []Use {
	return keep(all, func(u Use) bool { return u.File.Kind == kind })
}

func keep[T any](list []T, wanted func(T) bool) []T {
	var kept []T
	for _, v := range list {
		if wanted(v) {
			kept = append(kept, v)
		}
	}
	return kept
}
