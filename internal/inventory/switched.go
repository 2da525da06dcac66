package inventory

import (
	"fmt"
	"strings"
)

// Switched is an MCP server that can be told to write nothing.
type Switched struct {
	ID   string
	Name string
	// Confidence is how well the facts are known.
	Confidence Confidence
	// Words are the packages, images and programs that start it, without
	// folder, owner and version; Hosts are its addresses.
	Words, Hosts []string
	// On makes it read-only, Writes lets it write.
	On, Writes Switch
	// Asleep is set where it writes nothing unless it is told to.
	Asleep bool
	// Narrow limits it to a part of what its credential opens, and Wide is what it
	// reaches otherwise; empty where nothing does.
	Narrow Switch
	Wide   string
	// Set is what makes it read-only where nothing is said.
	Set Setting
}

// Setting is what to write for a mode: a variable with its value or a flag for
// a server that is started, an end of the path or a parameter of the query for
// one that is reached by its address.
type Setting struct{ Variable, Flag, Path, Query string }

// String is the setting for people.
func (s Setting) String() string {
	var ways []string
	for _, way := range []struct{ form, text string }{
		{"%s", s.Variable}, {"%s", s.Flag}, {"%q at the end of the address", s.Path}, {"%q in the query of the address", s.Query},
	} {
		if way.text != "" {
			ways = append(ways, fmt.Sprintf(way.form, way.text))
		}
	}
	return strings.Join(ways, ", or ")
}

// Switch are the ways to set a mode.
type Switch struct {
	Flags, Variables, Headers []string
	// URL are parts of the address.
	URL []string
}

// SwitchedServers are all servers whose switch is known. They are shared and
// must not be changed.
func SwitchedServers() []Switched { return switched[:] }
