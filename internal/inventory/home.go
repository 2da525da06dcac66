package inventory

import "strings"

// Machine is what a home path depends on. It is given, not asked for, so that
// the package reads nothing but its own data.
type Machine struct {
	OS     string // a GOOS value
	Home   string // the user's home folder
	Getenv func(string) string
}

// folder is what a variable stands for, or its documented default.
func (m Machine) folder(variable string) string {
	if set := m.Getenv(variable); set != "" {
		return set
	}
	switch variable {
	case "XDG_CONFIG_HOME":
		return m.Home + "/.config"
	case "XDG_DATA_HOME":
		return m.Home + "/.local/share"
	case "USERPROFILE":
		return m.Home
	}
	return ""
}

// On gives the place on a machine as a slash path that may hold doublestar
// globs. ok is false where the path belongs to another system or starts with a
// variable that is not set.
func (h HomePath) On(m Machine) (path string, ok bool) {
	if h.OS != "" && h.OS != m.OS {
		return "", false
	}
	if h.Relocate != "" {
		if moved, ok := m.expand(h.Relocate); ok {
			return moved, true
		}
	}
	return m.expand(h.Path)
}

func (m Machine) expand(path string) (string, bool) {
	head, rest, _ := strings.Cut(path, "/")
	switch {
	case head == "":
		return path, true
	case head == "~":
		head = m.Home
	default:
		head = m.folder(strings.Trim(head, "$%"))
	}
	if head == "" {
		return "", false
	}
	head = strings.TrimSuffix(strings.ReplaceAll(head, `\`, "/"), "/")
	if rest == "" {
		return head, true
	}
	return head + "/" + rest, true
}
