// Package standard knows the lists of others that rules cite: weaknesses,
// controls, and top tens. It has their titles, so that a report can say more
// than a number.
package standard

// List is one list.
type List struct {
	// Name is short and tells lists apart: "CWE", "OWASP NHI".
	Name, Version, Organization string
	// Title is its full name.
	Title string
	URL   string
	// Items are in the order of the list; not all of them.
	Items []Item
}

// Item is an entry of a list.
type Item struct {
	// ID is as people cite it in the list's own context: "798", "IA-5(7)",
	// "NHI2:2025".
	ID    string
	Title string
}

// Lists returns all lists, always in the same order. They are not to be changed.
func Lists() []List { return lists }

// Page is the address of an entry's own page, or empty.
func (l *List) Page(id string) string {
	if l.Name == "CWE" {
		return "https://cwe.mitre.org/data/definitions/" + id + ".html"
	}
	return ""
}
