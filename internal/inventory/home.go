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
	base, rest, ok := h.Split(m)
	if rest == "" {
		return base, ok
	}
	return strings.TrimSuffix(base, "/") + "/" + rest, ok
}

// Split is On in two parts: a folder of the machine, which is no glob whatever
// its name, and the rest below it. The rest is empty where a variable names
// the file itself.
func (h HomePath) Split(m Machine) (base, rest string, ok bool) {
	if h.OS != "" && h.OS != m.OS {
		return "", "", false
	}
	if h.Relocate != "" {
		if base, rest, ok = m.split(h.Relocate); ok {
			return base, rest, true
		}
	}
	return m.split(h.Path)
}

func (m Machine) split(path string) (base, rest string, ok bool) {
	head, rest, _ := strings.Cut(path, "/")
	switch {
	case head == "":
		return "/", rest, true
	case head == "~":
		head = m.Home
	default:
		head = m.folder(strings.Trim(head, "$%"))
	}
	if head == "" {
		return "", "", false
	}
	return strings.TrimSuffix(strings.ReplaceAll(head, `\`, "/"), "/"), rest, true
}
