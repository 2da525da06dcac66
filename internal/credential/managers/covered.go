package managers

import "slices"

// Covered returns the command that prints secrets, or hands them to any
// program, among those that an allowed command line lets somebody run and that
// are not denied. Open says that more words may follow. Exact tells whether the
// command is named whole, and not only by its first words.
func Covered(words []string, open bool, denied func(words []string) bool) (m *Manager, c *Command, exact bool) {
	words = words[Runner(words):]
	if denied(words) {
		return nil, nil, false
	}
	if call, ok := Parse(words); ok {
		if call.Command.opens() && call.Child == 0 {
			return call.Manager, call.Command, true
		}
		return nil, nil, false
	}
	if !open || len(words) == 0 {
		return nil, nil, false
	}
	named := append([]string{Program(words[0])}, words[1:]...)
	for i := range table {
		m := &table[i]
		for k := range m.Commands {
			c := &m.Commands[k]
			n := min(len(named), len(c.Words))
			if c.opens() && slices.Equal(named[:n], c.Words[:n]) && !denied(c.Words) {
				return m, c, n == len(c.Words)
			}
		}
	}
	return nil, nil, false
}

// opens reports whether a command gives secrets to whoever may run it. What a
// file is loaded from can be read anyway.
func (c *Command) opens() bool {
	return c.As != Broker && c.As != Make && (c.As != Launch || c.Injects != File && c.Confidence != Memory)
}
