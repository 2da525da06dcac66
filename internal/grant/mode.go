package grant

import (
	"net/url"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Mode is what an entry says of whether its server may write.
type Mode uint8

const (
	// ModeUnsaid: nothing is said.
	ModeUnsaid Mode = iota
	ReadOnly
	Writable
)

// Writing is what is known of whether a server may write.
type Writing struct {
	// Server is the known server, or nil.
	Server *inventory.Switched
	// Remote is set where it is known by its address.
	Remote bool
	Mode   Mode
	// By is what says so; empty where nothing does.
	By string
	// Span is the place of that, or of the server's address or program.
	Span source.Span
}

// setting is one thing that an entry says: a flag, a variable, a header.
type setting struct {
	name, value string
	at          source.Span
	// chosen is the value, or the word behind a flag, which may be its value.
	chosen string
}

// writing judges the switches of a server's entry.
func writing(n *syntax.Node, srv *Server, argv []argument) Writing {
	known, from := knownServer(srv, argv)
	w := Writing{Server: known, Remote: known != nil && from == 0}
	switch {
	case len(argv) > 0:
		w.Span = argv[0].node.Inner
	case srv.URL != nil:
		w.Span = srv.URL.Inner
	}
	if known != nil && srv.URL != nil && slices.ContainsFunc(known.On.URL, func(part string) bool { return strings.Contains(srv.URL.Text, part) }) {
		w.Mode = ReadOnly
		return w
	}
	for _, s := range settingsOf(n, argv, from) {
		mode := s.mode(known)
		if mode > w.Mode {
			w.Mode, w.By, w.Span = mode, s.name, s.at
		}
	}
	return w
}

// knownServer is the server that an entry starts or reaches, and where in the
// command line its own flags begin.
func knownServer(srv *Server, argv []argument) (*inventory.Switched, int) {
	host := ""
	if srv.URL != nil {
		if u, err := url.Parse(strings.TrimSpace(srv.URL.Text)); err == nil {
			host = strings.ToLower(u.Hostname())
		}
	}
	all := inventory.SwitchedServers()
	for i := range all {
		if host != "" && slices.Contains(all[i].Hosts, host) {
			return &all[i], 0
		}
		for k, a := range argv {
			if starts(&all[i], a.node.Text) {
				return &all[i], k + 1
			}
		}
	}
	return nil, 0
}

// starts reports whether a word of a command line is the package, image or
// program of a server.
func starts(known *inventory.Switched, word string) bool {
	name, _, _ := strings.Cut(managers.Program(word), ":")
	return slices.Contains(known.Words, name)
}

// Starts reports whether a word of the command line is the known server's own.
func (w Writing) Starts(word string) bool { return w.Server != nil && starts(w.Server, word) }

// settingsOf are the variables, headers and flags of an entry. The flags before
// the server's own name are those of what starts it: "docker run --read-only"
// says nothing of the server.
func settingsOf(n *syntax.Node, argv []argument, from int) []setting {
	var all []setting
	for _, m := range n.Members {
		if !isEnvField(m.Key.Text) && !isHeaderField(m.Key.Text) {
			continue
		}
		for _, v := range m.Value.Members {
			if v.Value.Scalar() && !v.Disabled {
				all = append(all, setting{v.Key.Text, v.Value.Text, v.Value.Inner, v.Value.Text})
			}
		}
	}
	for i, a := range argv {
		name, value, assigned := strings.Cut(a.node.Text, "=")
		flag := strings.HasPrefix(name, "-")
		switch {
		case flag && i >= from:
			chosen := value
			if !assigned && i+1 < len(argv) {
				chosen = argv[i+1].node.Text
			}
			if isSwitch(chosen) {
				value = chosen
			}
			all = append(all, setting{name, value, a.node.Inner, chosen})
		case !flag && assigned && isName(name):
			all = append(all, setting{name, value, a.node.Inner, value})
		}
	}
	return all
}

func isSwitch(word string) bool { return word == "true" || word == "false" }

// mode is what one setting says.
func (s setting) mode(known *inventory.Switched) Mode {
	off := slices.Contains([]string{"false", "0", "no", "off"}, strings.ToLower(s.value))
	if known != nil {
		switch {
		case s.is(known.On) && !off:
			return ReadOnly
		case s.is(known.On), s.is(known.Writes) && !off:
			return Writable
		case s.is(known.Writes):
			return ReadOnly
		}
	}
	name := strings.ToUpper(strings.ReplaceAll(strings.TrimLeft(s.name, "-"), "-", "_"))
	switch {
	case off && readOnlyName(name):
		return Writable
	case !off && (s.value != "" || strings.HasPrefix(s.name, "-")) && writesName(name) && (s.value == "" || isOn(s.value)):
		return Writable
	}
	return ModeUnsaid
}

func isOn(value string) bool {
	return slices.Contains([]string{"true", "1", "yes", "on"}, strings.ToLower(value))
}

// is reports whether a setting is one of a switch; "--mode=x" compares the
// value too.
func (s setting) is(w inventory.Switch) bool {
	for _, flag := range w.Flags {
		if flag == s.name || flag == s.name+"="+s.value {
			return true
		}
	}
	return slices.Contains(w.Variables, s.name) || slices.ContainsFunc(w.Headers, func(h string) bool { return strings.EqualFold(h, s.name) })
}

// readOnlyName and writesName tell the switches of servers that nobody listed.
func readOnlyName(name string) bool {
	name = strings.TrimSuffix(name, "_MODE")
	return strings.HasSuffix(name, "READ_ONLY") || strings.HasSuffix(name, "READONLY")
}

func writesName(name string) bool {
	for _, end := range []string{"ALLOW_WRITE", "ALLOW_WRITES", "ALLOW_DELETE", "ALLOW_MUTATION", "ALLOW_MUTATIONS", "ALLOW_DANGEROUS", "ENABLE_WRITE", "ENABLE_WRITES", "ENABLE_DESTRUCTIVE"} {
		if name == end || strings.HasSuffix(name, "_"+end) {
			return true
		}
	}
	return false
}
