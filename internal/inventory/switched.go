package inventory

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
	// Write is what to write to make it read-only, for people.
	Write string
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
