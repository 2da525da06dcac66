package inventory

import "strings"

// canonical undoes what people do to the name of a file without changing what
// it holds: copies (".mcp.json.bak2"), examples ("settings.example.json") and
// the names of the dotfile manager chezmoi ("dot_codex/private_config.toml").
// template is set where the name says example.
func canonical(path string) (plain string, template bool) {
	if strings.Contains(path, "dot_") {
		path = unchezmoi(path)
	}
	path = strings.TrimSuffix(path, ":Zone.Identifier") // left behind by Windows
	path = strings.TrimRight(path, "~")
	for {
		shorter, example := cutMark(path)
		if shorter == path {
			return path, template
		}
		path = shorter
		template = template || example
	}
}

// cutMark takes one mark from the name: at its end, before its extension or at
// its start.
func cutMark(path string) (shorter string, example bool) {
	folder := strings.LastIndexByte(path, '/') + 1
	dir, name := path[:folder], path[folder:]
	if i := strings.LastIndexAny(name, separators); i > 0 {
		if kind := markOf(name[i+1:]); kind != noMark {
			return path[:folder+i], kind == exampleMark
		}
	}
	dot := max(strings.LastIndexByte(name, '.'), 0)
	if i := strings.LastIndexAny(name[:dot], separators); i > 0 {
		if kind := markOf(name[i+1 : dot]); kind != noMark && !isNumber(name[i+1:dot]) {
			return dir + name[:i] + name[dot:], kind == exampleMark
		}
	}
	if i := strings.IndexAny(name, separators); i > 0 && markOf(name[:i]) == exampleMark {
		if rest := name[i+1:]; rest == "env" || strings.Contains(rest, ".") { // not "example.md"
			return dir + rest, true
		}
	}
	return path, false
}

const separators = "._- "

type mark uint8

const (
	noMark mark = iota
	copyMark
	exampleMark
)

// markOf judges one part of a name. A number counts as the mark of a copy
// ("backup.1759000000", "bak2").
func markOf(part string) mark {
	var buf [longestMark]byte
	if len(part) == 0 || len(part) > len(buf) {
		return noMark
	}
	word := strings.TrimRight(part, digits)
	switch string(buf[:lower(buf[:], word)]) {
	case "example", "sample", "template", "tmpl", "tpl", "dist":
		return exampleMark
	case "", "backup", "bak", "bk", "old", "orig", "original", "save", "saved", "copy", "disabled":
		return copyMark
	}
	return noMark
}

// longestMark bounds the parts that are judged, numbers included.
const longestMark = 24

const digits = "0123456789"

func isNumber(part string) bool { return strings.Trim(part, digits) == "" }

// attributes are chezmoi's prefixes, in the order in which it writes them.
var attributes = [...]string{"encrypted_", "private_", "readonly_", "empty_", "executable_", "exact_", "create_", "modify_", "remove_"}

// unchezmoi gives the path of the file that chezmoi makes of path.
func unchezmoi(path string) string {
	names := strings.Split(path, "/")
	for i, name := range names {
		for _, a := range attributes {
			name = strings.TrimPrefix(name, a)
		}
		if rest, ok := strings.CutPrefix(name, "dot_"); ok {
			name = "." + rest
		}
		names[i] = name
	}
	return strings.Join(names, "/")
}
