package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// The providers of these formats publish no library that makes them. Each maker
// follows the code or the page that it names, and none knows our decoders.

// random stands for random bytes: plainly none.
func random(n int) []byte { return []byte(strings.Repeat("EXAMPLE-", n/8+1)[:n]) }

// sentry follows generate_token: JSON in base64 with padding, an underscore, and
// 32 bytes without.
func sentry() (map[string]string, error) {
	out := map[string]string{}
	for name, url := range map[string]any{"sentry": "https://sentry.io", "sentry self-hosted": nil} {
		payload, err := json.Marshal(struct {
			Issued float64 `json:"iat"`
			URL    any     `json:"url"`
			Region string  `json:"region_url"`
			Org    string  `json:"org"`
		}{y2026 + 0.199743, url, "https://us.sentry.io", "example-org"})
		if err != nil {
			return nil, err
		}
		out[name] = "sntrys_" + base64.StdEncoding.EncodeToString(payload) + "_" + base64.RawStdEncoding.EncodeToString(random(32))
	}
	return out, nil
}

// gitlab follows RoutableToken: random bytes, the routes in the order of their
// keys, their length; all in base64, a version, a length, and a checksum.
func gitlab() (map[string]string, error) {
	return map[string]string{
		"gitlab person":  routable("glpat-", map[string]string{"c": base36(1), "o": base36(1), "u": base36(4711)}),
		"gitlab project": routable("glpat-", map[string]string{"o": base36(42), "g": base36(9970), "p": base36(278964)}),
		"gitlab runner":  routable("glrt-t1_", map[string]string{"o": base36(42), "t": base36(1)}),
	}, nil
}

func base36(n int64) string { return strconv.FormatInt(n, 36) }

func routable(head string, routes map[string]string) string {
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(routes)) {
		lines = append(lines, key+":"+routes[key])
	}
	route := strings.Join(lines, "\n")
	payload := base64.RawURLEncoding.EncodeToString(slices.Concat(random(16), []byte(route), []byte{byte(len(route))}))
	text := fmt.Sprintf("%s%s.01.%02s", head, payload, base36(int64(len(payload))))
	return fmt.Sprintf("%s%07s", text, base36(int64(crc32.ChecksumIEEE([]byte(text)))))
}

// grafana follows PrefixedKey: the checksum of all before it, least byte first.
func grafana() (map[string]string, error) {
	key := "glsa_" + strings.Repeat("EXAMPLE0", 4)
	return map[string]string{"grafana service account": key + "_" + grafanaSum(key)}, nil
}

func grafanaSum(key string) string {
	sum := crc32.ChecksumIEEE([]byte(key))
	return hex.EncodeToString([]byte{byte(sum), byte(sum >> 8), byte(sum >> 16), byte(sum >> 24)})
}

// mapboxTokens have the fields that the provider's own parser looks for.
func mapboxTokens() (map[string]string, error) {
	out := map[string]string{}
	for name, payload := range map[string]string{
		"mapbox public":    `{"u":"example","a":"cexample0000000000000000"}`,
		"mapbox secret":    `{"u":"example","a":"cexample0000000000000000"}`,
		"mapbox temporary": fmt.Sprintf(`{"u":"example","iat":%d,"exp":%d,"scopes":["styles:read","fonts:read"],"client":"example.com"}`, y2026, y2026+hour),
	} {
		head := map[string]string{"mapbox public": "pk", "mapbox secret": "sk", "mapbox temporary": "tk"}[name]
		out[name] = head + "." + base64.RawURLEncoding.EncodeToString([]byte(payload)) + "." + base64.RawURLEncoding.EncodeToString(random(16))
	}
	return out, nil
}

// observed are two formats that nobody publishes anything about but how the text
// begins: the layout is the one that is seen in public repositories.
func observed() (map[string]string, error) {
	reference := func(end string) string {
		return base64.StdEncoding.EncodeToString([]byte("reftkn:01:" + end + ":" + strings.Repeat("EXAMPLE", 4)[:27]))
	}
	policy := `{"o":"123456","n":"stack-654321-alloy-example","k":"` + strings.Repeat("EXAMPLE0", 3) + `","m":{"r":"prod-us-east-0"}}`
	return map[string]string{
		"grafana cloud policy":    "glc_" + base64.StdEncoding.EncodeToString([]byte(policy)),
		"jfrog reference":         reference(strconv.Itoa(y2027)),
		"jfrog reference endless": reference("0000000000"),
	}, nil
}
