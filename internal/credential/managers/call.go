package managers

import (
	"iter"
	"path"
	"slices"
	"strings"
)

// Call is a command line that runs a command of a manager. Its numbers count
// the words of that line.
type Call struct {
	Manager *Manager
	Command *Command
	// Last is the last of the command's own words.
	Last  int
	Flags []Flag
	// Further are the words that are neither flags nor the command's own.
	Further []int
	// Child is the first word of the program that is started, or 0. Joined is
	// set where this word is a whole command line.
	Child  int
	Joined bool
}

// Flag is one flag of a call.
type Flag struct {
	Name string // with its dashes
	// Word is the flag, Value its value: the same word where they are joined by
	// an equals sign, or 0 where there is none.
	Word, Value int
	Text        string // the value's text
}

// Parse reads a command line as a call of a manager's command. The first word
// is the program.
func Parse(argv []string) (*Call, bool) {
	if len(argv) == 0 {
		return nil, false
	}
	program := Program(argv[0])
	var best *Call
	for i := range table {
		m := &table[i]
		for k := range m.Commands {
			c := &m.Commands[k]
			if c.Words[0] != program || best != nil && len(best.Command.Words) >= len(c.Words) && best.Command.holds(best, argv) {
				continue
			}
			if call, ok := m.parse(c, argv); ok {
				best = call
			}
		}
	}
	return best, best != nil
}

// Program is a program without its folder, ending and version.
func Program(word string) string {
	name, _, _ := strings.Cut(path.Base(strings.ReplaceAll(word, `\`, "/")), "@")
	return strings.TrimSuffix(name, ".exe")
}

// parse reads argv as the command c.
func (m *Manager) parse(c *Command, argv []string) (*Call, bool) {
	call := &Call{Manager: m, Command: c}
	want := c.Words[1:]
	i := 1
	for ; i < len(argv); i++ {
		w := argv[i]
		switch {
		case len(want) > 0 && w == want[0]:
			want, call.Last = want[1:], i
		case w == "--" && len(want) == 0:
			if (c.As == Launch || c.As == Broker) && i+1 < len(argv) {
				call.Child = i + 1
			}
			return call.end(argv)
		case strings.HasPrefix(w, "-") && len(w) > 1:
			i = call.flag(argv, i)
		case len(want) > 0:
			return nil, false
		case c.starts() && len(call.Further) == c.Skip:
			call.Child, call.Joined = i, c.Joined
			return call.end(argv)
		default:
			call.Further = append(call.Further, i)
		}
	}
	if len(want) > 0 {
		return nil, false
	}
	return call.end(argv)
}

// starts reports whether a command starts a program that needs no "--".
func (c *Command) starts() bool { return c.As == Launch && c.Skip != Behind }

// flag reads the flag at i and returns its last word.
func (call *Call) flag(argv []string, i int) int {
	name, value, joined := strings.Cut(argv[i], "=")
	f := Flag{Name: name, Word: i}
	short := single(name)
	switch takes := slices.Contains(call.Manager.Values, name) || call.Command.valued(name) || call.Command.valued(short); {
	case joined:
		f.Value, f.Text = i, value
	case takes && i+1 < len(argv):
		f.Value, f.Text = i+1, argv[i+1]
	}
	if slices.Contains(call.Command.Line, name) && f.Value > 0 {
		call.Child, call.Joined = f.Value, true
	}
	call.Flags = append(call.Flags, f)
	return max(i, f.Value)
}

// single is a flag as programs in Go write it, which take it with two dashes too.
func single(name string) string {
	if strings.HasPrefix(name, "--") {
		return name[1:]
	}
	return name
}

// valued reports whether a flag of the command takes a value.
func (c *Command) valued(name string) bool {
	m := &c.Mint
	// A flag that narrows takes what is left.
	for _, flags := range [][]string{c.Files, c.Line, c.Narrow, m.Ends, m.Scopes, m.Labels, m.Documents} {
		if slices.Contains(flags, name) {
			return true
		}
	}
	return false
}

// end checks what must hold besides the words.
func (call *Call) end(argv []string) (*Call, bool) {
	return call, call.Command.holds(call, argv)
}

func (c *Command) holds(call *Call, argv []string) bool {
	switch {
	case len(c.Needs) > 0 && !call.hasAny(c.Needs), call.hasAny(c.Without), c.Alone && len(call.Further) > 0:
		return false
	case len(call.Further) > 0:
		first := argv[call.Further[0]]
		fits := func(pattern string) bool {
			ok, err := path.Match(pattern, strings.Trim(first, "/"))
			return ok && err == nil
		}
		return !slices.ContainsFunc(c.Except, func(head string) bool { return strings.HasPrefix(first, head) }) &&
			(len(c.At) == 0 || slices.ContainsFunc(c.At, fits))
	}
	return len(c.At) == 0
}

// hasAny reports whether one of the flags is there. "-o=json" compares the
// value too, "-o=json*" its head.
func (call *Call) hasAny(flags []string) bool {
	return slices.ContainsFunc(flags, func(want string) bool { return call.Flag(want) != nil })
}

// Flag returns the flag that is written so, or nil.
func (call *Call) Flag(want string) *Flag {
	for f := range call.All(want) {
		return f
	}
	return nil
}

// All yields the flags that are written so.
func (call *Call) All(want string) iter.Seq[*Flag] {
	return func(yield func(*Flag) bool) {
		name, value, valued := strings.Cut(want, "=")
		head, open := strings.CutSuffix(value, "*")
		for i := range call.Flags {
			f := &call.Flags[i]
			is := f.Name == name || len(name) > 2 && single(f.Name) == name
			if is && (!valued || f.Text == value || open && strings.HasPrefix(f.Text, head)) && !yield(f) {
				return
			}
		}
	}
}

// Overwrites reports whether the call writes over its own input.
func (call *Call) Overwrites() bool { return call.hasAny(call.Command.Over) }
