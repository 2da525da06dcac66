package anatomy

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/formats"
)

// algolia reads a secured API key: a signature in hex and the query string that
// it signs, in base64.
func algolia(text string, a *Anatomy) bool {
	if len(text) < 100 || strings.ContainsAny(text, " .:/\n") {
		return false
	}
	raw, err := decode64(text)
	if err != nil || len(raw) < 65 || strings.Trim(string(raw[:64]), "0123456789abcdef") != "" {
		return false
	}
	query, err := url.ParseQuery(string(raw[64:]))
	if err != nil || !query.Has("validUntil") && !query.Has("restrictIndices") && !query.Has("filters") && !query.Has("userToken") && !query.Has("restrictSources") {
		return false
	}
	a.become("algolia-secured")
	a.id("indices", strings.NewReplacer("[", "", "]", "", `"`, "").Replace(query.Get("restrictIndices")))
	seconds, err := strconv.ParseInt(query.Get("validUntil"), 10, 64)
	if end := moment(float64(seconds)); err == nil && !end.IsZero() {
		a.until(time.Time{}, end)
	} else {
		a.forever()
	}
	a.Reach = formats.Restricted
	return true
}
