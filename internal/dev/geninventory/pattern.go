package main

import (
	"errors"
	"path"
	"strings"
)

// pattern is one glob of one file, prepared for package inventory, which
// explains the fields.
type pattern struct {
	Glob, Tail, Needle string
	Open, Exact        bool
	Depth              int
	Client, File       int // indices
}

// patterns lists the globs of all clients, in the clients' order, and the index
// of them by anchor.
func patterns(clients []*client) ([]pattern, map[string][]int, error) {
	var list []pattern
	index := map[string][]int{}
	for ci, c := range clients {
		for fi := range c.Files {
			for _, glob := range globs(&c.Files[fi]) {
				a, err := anchor(glob)
				if err != nil {
					return nil, nil, err
				}
				index[a] = append(index[a], len(list))
				list = append(list, prepare(glob, c.Files[fi].exact, ci, fi))
			}
		}
	}
	return list, index, nil
}

func prepare(glob string, exact bool, client, file int) pattern {
	if !exact {
		glob = strings.ToLower(glob)
	}
	rest := strings.TrimPrefix(glob, "**/")
	head := rest[:strings.LastIndexAny(rest, wildcards)+1]
	p := pattern{Tail: rest[len(head):], Exact: exact, Depth: strings.Count(glob, "/"), Client: client, File: file}
	switch head {
	case "":
	case "*":
		p.Open = true
	default:
		p.Glob, p.Needle = glob, longestLiteral(head)
	}
	return p
}

const wildcards = "*?[]"

func longestLiteral(glob string) string {
	longest := ""
	for _, part := range strings.FieldsFunc(glob, func(r rune) bool { return strings.ContainsRune(wildcards, r) }) {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

// globs are a file's paths and the endings of its home paths, which repositories
// of dotfiles hold.
func globs(f *file) []string {
	seen := map[string]bool{}
	var all []string
	add := func(g string) {
		if g != "" && !seen[g] {
			seen[g] = true
			all = append(all, g)
		}
	}
	for _, p := range f.Paths {
		add(p)
	}
	for _, h := range f.Home {
		add(inRepository(h.Path))
	}
	return all
}

var folders = strings.NewReplacer(
	"$XDG_CONFIG_HOME/", "~/.config/", "$XDG_DATA_HOME/", "~/.local/share/",
	"%APPDATA%/", "~/AppData/Roaming/", "%LOCALAPPDATA%/", "~/AppData/Local/",
	"%PROGRAMDATA%/", "~/ProgramData/", "%PROGRAMFILES%/", "~/Program Files/", "%USERPROFILE%/", "~/",
)

// inRepository is the glob for a home path inside a repository; empty for a
// folder that only a variable names.
func inRepository(home string) string {
	p := folders.Replace(home)
	if rest, ok := strings.CutPrefix(p, "~/"); ok {
		return "**/" + rest
	}
	if strings.HasPrefix(p, "/") {
		return "**" + p
	}
	return ""
}

// anchor is the literal part of a glob by which it is found: its last name, or
// the last folder without wildcards, or the first part of the name and "*"
// ("dockerfile*"), or "*" and the extension.
func anchor(glob string) (string, error) {
	segments := strings.Split(strings.ToLower(glob), "/")
	for i := len(segments) - 1; i >= 0; i-- {
		if !strings.ContainsAny(segments[i], wildcards) {
			return segments[i], nil
		}
	}
	name := segments[len(segments)-1]
	if i := strings.IndexAny(name, "._-"); i > 0 && name[i+1:] == "*" {
		return name[:i] + "*", nil
	}
	ext := path.Ext(name)
	if len(ext) < 2 || strings.ContainsAny(ext, wildcards) {
		return "", errors.New("no literal name, folder or extension to find it by")
	}
	return "*" + ext, nil
}
