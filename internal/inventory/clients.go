package inventory

// Clients returns all clients, the best known first. The clients are shared and
// must not be changed.
func Clients() []*Client {
	all := make([]*Client, len(clients))
	copy(all, clients[:])
	return all
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
