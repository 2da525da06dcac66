package anatomy

import (
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"strings"
)

// serviceAccountToken checks the last eight digits of a Grafana token: the
// CRC32 of all before them, the lowest byte first.
func serviceAccountToken(text string, a *Anatomy) bool {
	if !strings.HasPrefix(text, "glsa_") {
		return false
	}
	a.become("grafana-sa")
	at := strings.LastIndexByte(text, '_')
	sum, err := hex.DecodeString(text[at+1:])
	a.checked(err == nil && len(sum) == 4 && binary.LittleEndian.Uint32(sum) == crc32.ChecksumIEEE([]byte(text[:at])))
	return true
}

// cloudPolicy reads the names in a token of Grafana Cloud.
func cloudPolicy(text string, a *Anatomy) bool {
	rest, ok := strings.CutPrefix(text, "glc_")
	if !ok {
		return false
	}
	a.become("grafana-cloud")
	if object, ok := object64(rest); ok {
		a.id("organization", object.Get("o").String())
		a.id("name", object.Get("n").String())
		a.id("region", object.Get("m.r").String())
	}
	return true
}

// legacyGrafana reads an API key of Grafana before its service accounts.
func legacyGrafana(text string, a *Anatomy) bool {
	if !strings.HasPrefix(text, "eyJrIjoi") {
		return false
	}
	object, ok := object64(text)
	if !ok || !object.Get("k").Exists() {
		return false
	}
	a.become("grafana-api-key")
	a.id("name", object.Get("n").String())
	a.id("organization", object.Get("id").String())
	return true
}
