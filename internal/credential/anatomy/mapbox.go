package anatomy

import (
	"strings"

	"github.com/credlint/credlint/internal/credential/formats"
)

// mapbox reads pk (public), sk (secret) and tk (temporary) tokens, whose middle
// part is JSON.
func mapbox(text string, a *Anatomy) bool {
	parts := strings.Split(text, ".")
	if len(parts) != 3 || parts[0] != "pk" && parts[0] != "sk" && parts[0] != "tk" {
		return false
	}
	object, ok := object64(parts[1])
	if !ok || !object.Get("u").Exists() {
		return false
	}
	a.become("mapbox")
	switch parts[0] {
	case "pk":
		a.become("mapbox-public")
	case "sk":
		a.Kind, a.Lifetime = "Secret token", formats.Unbounded
	case "tk":
		a.Kind, a.Lifetime = "Temporary token", formats.Session
		if end := number(object.Get("exp")); !end.IsZero() {
			a.until(number(object.Get("iat")), end)
		}
		a.scoped(entries(object.Get("scopes")))
	}
	a.id("account", object.Get("u").String())
	a.id("token id", object.Get("a").String())
	a.id("impersonator", object.Get("iu").String())
	return true
}
