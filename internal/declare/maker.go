package declare

import (
	"slices"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/mint"
	"github.com/credlint/credlint/internal/credential/scopes"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lazy"
)

// maker is one thing that makes a credential or says what one may do: a resource,
// a command, a request.
type maker struct {
	*mint.Kind
	// get yields the values of a field.
	get func(field string) []value
}

// applies reports whether the thing is of this kind at all.
func (m maker) applies() bool {
	for _, v := range m.get(m.Field) {
		if v.Scalar() && v.Text == m.Value {
			return true
		}
	}
	return m.Field == ""
}

// labelled reports whether somebody has said what it is for, as far as there is a
// place for that.
func (m maker) labelled() bool {
	for _, field := range m.Labels {
		for _, v := range m.get(field) {
			if !v.Scalar() || strings.TrimSpace(v.Text) != "" {
				return true
			}
		}
	}
	return len(m.Labels) == 0
}

// allowed are the scopes of the thing.
func (m maker) allowed() []grant.Scope {
	l := scopeList{providers: m.Providers, marks: ","}
	said := false
	for _, field := range m.Scopes {
		for _, v := range m.get(field) {
			said = true
			m.scope(&l, v)
		}
	}
	list := l.found
	for _, field := range m.Documents {
		for _, v := range m.get(field) {
			list = append(list, document(v)...)
		}
	}
	if m.Everything && !said {
		list = append(list, grant.Scope{Class: scopes.Class{Level: scopes.Full, Sure: true, Instead: "name the scopes that are needed"}})
	}
	return list
}

// scope reads the scopes in one value, which may be several. What is filled in
// when the file is used says nothing.
func (m maker) scope(l *scopeList, v value) {
	if !v.Scalar() {
		l.value(v.Node, v.at, "")
		return
	}
	from := strings.LastIndex(v.Text, m.After) + len(m.After)
	if m.After == "" {
		from = 0
	}
	if from >= len(m.After) && !strings.ContainsAny(v.Text[from:], "$`") {
		l.text(v.Part(from, len(v.Text)), v.at, "")
	}
}

func placed(v value) grant.Field { return field(v.Node, v.at) }

// added is the length in a sum of dates: timeadd(timestamp(), "24h").
var added = lazy.Pattern(`timeadd\([^,]*,\s*"([^"]*)"\s*\)`)

// unit is how long a number is without one.
func (m maker) unit() time.Duration { return units[m.Unit] }

// life reads how long what is made is to live.
func (m maker) life(d *grant.Declaration) {
	if len(m.Ends) > 0 {
		d.Life.Hint = strings.TrimSuffix(m.Ends[0], "=")
	}
	d.Life.Instead, d.Life.Set, d.Life.Unit = m.Instead, m.Set, m.unit()
	ttl, endless, known := length(m.Unset, time.Hour)
	if v, renewed := m.renewed(); renewed {
		d.Life.Span, d.Life.Field, d.Life.Renewed = grant.Endless, placed(v), true
		return
	}
	for _, end := range m.Ends {
		for _, v := range m.get(end) {
			if !v.Scalar() || v.Text == "0" && ttl > 0 { // as if it were not set
				continue
			}
			d.Life.Hint = strings.TrimSuffix(end, "=")
			f := placed(v)
			if found := added().FindStringSubmatch(f.Text); found != nil {
				f.Text = found[1]
			}
			ends(d, f, m.unit())
			return
		}
	}
	d.Life.Default = len(m.Ends) > 0
	switch {
	case endless:
		d.Life.Span = grant.Endless
	case known:
		d.Life.Span, d.Life.TTL = grant.Limited, ttl
	}
}

// renewed is what makes it live on for ever. An end of its own kind, the first of
// Ends, bounds that too.
func (m maker) renewed() (value, bool) {
	for _, field := range m.Endless {
		for _, v := range m.get(field) {
			if v.Scalar() && v.Text != "" && !never[strings.ToLower(v.Text)] && !m.bounded() {
				return v, true
			}
		}
	}
	return value{}, false
}

func (m maker) bounded() bool {
	return len(m.Ends) > 0 && slices.ContainsFunc(m.get(m.Ends[0]), func(v value) bool {
		return v.Scalar() && v.Text != "" && !never[strings.ToLower(v.Text)]
	})
}

// making describes what a thing makes, as far as its kind tells.
func (m maker) making(form grant.Form, d grant.Declaration) *grant.Declaration {
	d.Form, d.Scopes, d.Labelled = form, m.allowed(), d.Labelled || m.labelled()
	for i, s := range d.Scopes {
		if s.Span.Empty() { // what nobody has written
			d.Scopes[i].Span, d.Scopes[i].Path = d.Place.Value, d.Place.Path
		}
	}
	m.life(&d)
	return &d
}

// field yields the values at a path of keys, written with slashes.
func (v value) field(name string) []value {
	if name == "" {
		return nil
	}
	return v.fields(strings.Split(name, "/")...)
}
