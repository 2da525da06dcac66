package lint

import "github.com/credlint/credlint/internal/credential"

// Kept are the credentials that variables, or entries of a manager, hold already:
// of .env files, of what was handed over before. Two that differ never share a
// name. Nil is none.
type Kept struct {
	names, entries map[string][]credential.Secret
	named          credential.Names
}

// NewKept returns an index of credentials.
func NewKept(list []Moved) *Kept {
	k := &Kept{names: map[string][]credential.Secret{}, entries: map[string][]credential.Secret{}}
	k.Add(list...)
	return k
}

// Add keeps further ones.
func (k *Kept) Add(list ...Moved) {
	for _, m := range list {
		if m.Name != "" {
			k.names[m.Name] = append(k.names[m.Name], m.Secret)
			k.named.Add(m.Secret, m.Name)
		}
		if m.Entry != "" {
			k.entries[m.Entry] = append(k.entries[m.Entry], m.Secret)
		}
	}
}

// Named are the credentials in variables of a name.
func (k *Kept) Named(name string) []credential.Secret {
	if k == nil {
		return nil
	}
	return k.names[name]
}

// At are the credentials in an entry of a manager.
func (k *Kept) At(entry string) []credential.Secret {
	if k == nil {
		return nil
	}
	return k.entries[entry]
}

// Name is the first variable that holds a credential, or empty.
func (k *Kept) Name(secret credential.Secret) string {
	if k == nil {
		return ""
	}
	return k.named.Of(secret)
}
