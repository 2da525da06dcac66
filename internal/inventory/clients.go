package inventory

import "slices"

// Clients returns all clients, the best known first, without what only starts
// containers and jobs. The clients are shared and must not be changed.
func Clients() []*Client {
	var all []*Client
	for _, c := range clients {
		if !c.workload() {
			all = append(all, c)
		}
	}
	return all
}

// workload reports whether c is no client but a holder of workloads/.
func (c *Client) workload() bool {
	for _, f := range c.Files {
		if f.Kind != Workload {
			return false
		}
	}
	return len(c.Files) > 0
}

// ByProgram returns the agent that a command starts, or nil.
func ByProgram(name string) *Client {
	for _, c := range clients {
		if slices.Contains(c.Programs, name) {
			return c
		}
	}
	return nil
}

// ByID returns the client with this id, or nil.
func ByID(id string) *Client {
	for _, c := range clients {
		if c.ID == id {
			return c
		}
	}
	return nil
}
