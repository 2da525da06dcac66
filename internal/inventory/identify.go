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
	for _, kind := range [...]Kind{Config, DotenvFile, Instructions} {
		if of := ofKind(uses, kind); len(of) > 0 {
			return Identity{Kind: kind, Uses: of, Format: of[0].File.Format, Template: template}
		}
	}
	return Identity{Format: Text, Template: template}
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
	return uses(hits)
}

// uses turns hits into uses, each once. Generic clients stand back where a real
// one claims the file.
func uses(hits []uint16) []Use {
	if len(hits) == 0 {
		return nil
	}
	slices.Sort(hits)
	list := make([]Use, 0, len(hits))
	for _, i := range hits {
		list = append(list, patterns[i].use())
	}
	list = slices.Compact(list)
	if slices.ContainsFunc(list, func(u Use) bool { return !u.Client.Generic }) {
		list = slices.DeleteFunc(list, func(u Use) bool { return u.Client.Generic })
	}
	return list
}

// ofKind keeps the uses of one kind.
func ofKind(list []Use, kind Kind) []Use {
	var of []Use
	for _, u := range list {
		if u.File.Kind == kind {
			of = append(of, u)
		}
	}
	return of
}
