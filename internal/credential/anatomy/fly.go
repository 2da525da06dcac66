package anatomy

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"github.com/vmihailenco/msgpack/v5"

	"github.com/credlint/credlint/internal/credential/formats"
)

// Types of caveats in a macaroon of Fly.io.
const (
	flyOrganization = 0
	flyApps         = 3
	flyValidity     = 4
	flyUser         = 8
	flyThirdParty   = 11
	flyIfPresent    = 13
	flyAction       = 26
)

// fly reads tokens of Fly.io: a comma list of macaroons, each an array of
// MessagePack. Their caveats hold together: a request must satisfy all.
func fly(text string, a *Anatomy) bool {
	text = strings.TrimPrefix(text, "FlyV1 ")
	known := false
	for part := range strings.SplitSeq(text, ",") {
		head, body, found := strings.Cut(part, "_")
		if !found || head != "fm2" && head != "fm1r" && head != "fm1a" {
			continue
		}
		if !known {
			a.become("fly-macaroon")
			known = true
		}
		a.flyMacaroon(body)
	}
	if known && a.Expires.IsZero() {
		a.forever()
	}
	return known
}

func (a *Anatomy) flyMacaroon(body string) {
	raw, err := base64.StdEncoding.DecodeString(body)
	if err != nil {
		return
	}
	// A list gets the memory that its length asks for, before any item is read.
	// Skipping needs none, and fails where the items are not there.
	if err := msgpack.NewDecoder(bytes.NewReader(raw)).Skip(); err != nil {
		return
	}
	decoder := msgpack.NewDecoder(bytes.NewReader(raw))
	decoder.SetMapDecoder(flyMap)
	macaroon, err := decoder.DecodeSlice() // nonce, location, caveats, tail
	if err != nil || len(macaroon) < 3 {
		return
	}
	if location, ok := macaroon[1].(string); ok {
		a.id("location", location)
	}
	caveats, _ := macaroon[2].([]any)
	if len(caveats) > 2*maxCaveats {
		return
	}
	for i := 0; i+1 < len(caveats); i += 2 {
		kind, ok := integer(caveats[i])
		content, isList := caveats[i+1].([]any)
		if !isList {
			content = caveats[i+1 : i+2] // a mask stands alone
		}
		if ok {
			a.flyCaveat(kind, content)
		}
	}
}

func (a *Anatomy) flyCaveat(kind int64, content []any) {
	switch kind {
	case flyOrganization:
		if len(content) >= 2 {
			a.id("organization", flyText(content[0]))
			a.flyMask(content[1])
		}
	case flyApps:
		a.flyApps(content)
	case flyValidity:
		a.flyWindow(content)
	case flyUser:
		a.Owner = formats.Person
	case flyThirdParty:
		if location, ok := first(content).(string); ok && strings.Contains(location, "auth.fly.io") {
			a.Owner = formats.Person
			a.note("needs a log-in of its user besides")
		}
	case flyAction:
		a.flyMask(first(content))
	case flyIfPresent:
		a.note("more is told by conditions")
	}
}

// flyMap reads a map whose keys are numbers or texts. The library's own maps
// cannot hold any other key either, and would panic.
func flyMap(d *msgpack.Decoder) (any, error) {
	n, err := d.DecodeMapLen()
	if err != nil || n > maxCaveats {
		return nil, errors.Join(err, errors.New("too large a map"))
	}
	m := map[string]any{}
	for range n {
		key, err := d.DecodeInterface()
		if err != nil {
			return nil, err
		}
		value, err := d.DecodeInterface()
		if err != nil {
			return nil, err
		}
		if id := flyText(key); id != "" {
			m[id] = value
		}
	}
	return m, nil
}

// flyApps limits the token to apps, each with what may be done to it.
func (a *Anatomy) flyApps(content []any) {
	apps, _ := first(content).(map[string]any)
	if len(apps) > 1 {
		a.note(fmt.Sprintf("limited to %d apps", len(apps)))
		return
	}
	for id, mask := range apps {
		a.id("app", id)
		a.flyMask(mask)
	}
}

func (a *Anatomy) flyWindow(content []any) {
	if len(content) < 2 {
		return
	}
	from, _ := integer(content[0])
	to, ok := integer(content[1])
	if end := moment(float64(to)); ok && !end.IsZero() && (a.Expires.IsZero() || end.Before(a.Expires)) {
		a.until(moment(float64(from)), end)
	}
}

// flyMask reads the bits read 1, write 2, create 4, delete 8, control 16. Each
// caveat can only take away.
func (a *Anatomy) flyMask(mask any) {
	bits, ok := integer(mask)
	switch {
	case !ok || a.Reach == formats.ReadOnly:
	case bits == 1:
		a.Reach = formats.ReadOnly
	default:
		a.Reach = formats.ReadWrite
	}
}

func flyText(v any) string {
	if n, ok := integer(v); ok {
		return fmt.Sprint(n)
	}
	s, _ := v.(string)
	return s
}

func first(list []any) any {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// integer reads a number of any width.
func integer(v any) (int64, bool) {
	switch n := v.(type) {
	case int8:
		return int64(n), true
	case int16:
		return int64(n), true
	case int32:
		return int64(n), true
	case int64:
		return n, true
	case uint8:
		return int64(n), true
	case uint16:
		return int64(n), true
	case uint32:
		return int64(n), true
	case uint64:
		return int64(n), n < 1<<62
	}
	return 0, false
}
