package anatomy

import (
	"strings"

	"github.com/tidwall/gjson"
)

// sentry reads the token of an organization: sntrys_ and JSON in base64, which
// has no underscore, so the next one ends it.
func sentry(text string, a *Anatomy) bool {
	rest, ok := strings.CutPrefix(text, "sntrys_")
	if !ok {
		return false
	}
	a.become("sentry-org")
	payload, _, _ := strings.Cut(rest, "_")
	if object, ok := object64(payload); ok {
		a.Issued = number(object.Get("iat"))
		a.id("organization", object.Get("org").String())
		a.id("region", object.Get("region_url").String())
	}
	return true
}

// object64 decodes a JSON object in base64.
func object64(text string) (gjson.Result, bool) {
	raw, err := decode64(text)
	if err != nil || !gjson.ValidBytes(raw) {
		return gjson.Result{}, false
	}
	object := gjson.ParseBytes(raw)
	return object, object.IsObject()
}
