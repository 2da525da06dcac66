package formats

// Rivals returns the other formats that begin like f and that text has the
// shape of as well, even where they ask for a word of context: without a name,
// nobody can tell which of them it is.
func Rivals(f *Format, text string) []*Format {
	head := f.head(text)
	if head == 0 {
		return nil
	}
	var found []*Format
	for _, e := range lookup().entries {
		if e.ID != f.ID && e.head(text) == head && e.matches(text) {
			found = append(found, e.Format)
		}
	}
	return found
}
