package credential

// Names tells what secrets are called. Their texts are keys inside of it only; none
// leaves it.
type Names struct{ first map[string]string }

// Add gives a secret a name. One that it has already stays.
func (n *Names) Add(s Secret, name string) {
	if n.first == nil {
		n.first = map[string]string{}
	}
	if _, known := n.first[s.Reveal()]; !known {
		n.first[s.Reveal()] = name
	}
}

// Of is the name of a secret, or empty.
func (n *Names) Of(s Secret) string { return n.first[s.Reveal()] }
