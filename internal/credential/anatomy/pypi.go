package anatomy

import (
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/credlint/credlint/internal/credential/formats"
)

// Fields of a macaroon in its second version.
const (
	macaroonEnd        = 0
	macaroonLocation   = 1
	macaroonIdentifier = 2
)

// pypi reads the caveats of a token of the Python Package Index. The service
// keeps the same caveats itself and plans to embed them no longer, so that
// nothing follows from their absence.
func pypi(text string, a *Anatomy) bool {
	rest, ok := strings.CutPrefix(text, "pypi-")
	if !ok {
		return false
	}
	a.become("pypi-token")
	raw, err := decode64(rest)
	if err != nil || len(raw) == 0 || raw[0] != 2 {
		return true
	}
	head, raw, ok := section(raw[1:])
	if !ok {
		return true
	}
	a.id("index", string(head[macaroonLocation]))
	for range maxCaveats {
		var caveat map[uint64][]byte
		if caveat, raw, ok = section(raw); !ok || len(caveat) == 0 {
			break
		}
		a.pypiCaveat(string(caveat[macaroonIdentifier]))
	}
	return true
}

// maxCaveats bounds the caveats that are read.
const maxCaveats = 200

// section reads packets (type, length, bytes) up to the end mark.
func section(raw []byte) (fields map[uint64][]byte, rest []byte, ok bool) {
	fields = map[uint64][]byte{}
	for {
		kind, n := binary.Uvarint(raw)
		if n <= 0 {
			return nil, nil, false
		}
		raw = raw[n:]
		if kind == macaroonEnd {
			return fields, raw, true
		}
		size, n := binary.Uvarint(raw)
		if n <= 0 || size > uint64(len(raw)-n) {
			return nil, nil, false
		}
		fields[kind] = raw[n : n+int(size)]
		raw = raw[n+int(size):]
	}
}

// pypiCaveat reads one caveat: an array that begins with its number, or an
// object of the older form.
func (a *Anatomy) pypiCaveat(text string) {
	if !gjson.Valid(text) {
		return
	}
	c := gjson.Parse(text)
	if c.IsObject() {
		a.pypiLegacy(c)
		return
	}
	switch list := c.Array(); {
	case len(list) < 2:
	case list[0].Int() == 0 && len(list) >= 3:
		a.pypiWindow(list[2], list[1])
	case list[0].Int() == 1:
		a.pypiProjects(list[1], "project")
	case list[0].Int() == 2:
		a.pypiProjects(list[1], "project id")
	case list[0].Int() == 3:
		a.id("user", list[1].String())
		a.Owner = formats.Person
	case list[0].Int() == 4:
		a.Owner, a.Lifetime = formats.Service, formats.Session
		a.note("minted for a trusted publisher")
	}
}

func (a *Anatomy) pypiLegacy(c gjson.Result) {
	switch p := c.Get("permissions"); {
	case p.String() == "user":
		a.Reach = formats.Full
		a.note("for every project of the user")
	case p.Get("projects").IsArray():
		a.pypiProjects(p.Get("projects"), "project")
	}
	if c.Get("project_ids").IsArray() {
		a.pypiProjects(c.Get("project_ids"), "project id")
	}
	if c.Get("exp").Exists() {
		a.pypiWindow(c.Get("nbf"), c.Get("exp"))
	}
}

func (a *Anatomy) pypiWindow(from, to gjson.Result) {
	if end := number(to); !end.IsZero() && (a.Expires.IsZero() || end.Before(a.Expires)) {
		a.until(number(from), end)
	}
}

// pypiProjects limits the token to a list of projects.
func (a *Anatomy) pypiProjects(list gjson.Result, name string) {
	names := list.Array()
	if len(names) == 0 {
		return
	}
	a.Reach = formats.Restricted
	a.id(name, names[0].String())
	if len(names) > 1 {
		a.note(fmt.Sprintf("limited to %d projects", len(names)))
	}
}
