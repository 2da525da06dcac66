package credential

import (
	"encoding/base64"
	"hash/crc32"
	"strings"

	"github.com/tidwall/gjson"
)

// Claims decodes the second part of a JWT, without checking any signature.
// The first part must be JSON too: eyJhbGci.YOUR_KEY is no token.
func Claims(text string) (gjson.Result, bool) {
	parts := strings.Split(text, ".")
	if len(parts) != 3 || !strings.HasPrefix(text, "eyJ") {
		return gjson.Result{}, false
	}
	header, ok := decodeJSON(parts[0])
	if !ok || !header.Get("alg").Exists() {
		return gjson.Result{}, false
	}
	return decodeJSON(parts[1])
}

// decodeJSON decodes one part of a JWT: an object in base64 of the URL kind.
// The length of a token bounds the depth of the object.
func decodeJSON(part string) (gjson.Result, bool) {
	raw, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(part, "="))
	if err != nil || !gjson.ValidBytes(raw) {
		return gjson.Result{}, false
	}
	object := gjson.ParseBytes(raw)
	return object, object.IsObject()
}

// minSignature is the length of the shortest signature in base64, and its dot.
const minSignature = 22

// jwtKind tells public and demonstration tokens from real ones.
func jwtKind(text string, setting Setting) (Kind, bool) {
	claims, ok := Claims(text)
	if !ok {
		return Plain, false
	}
	issuer := claims.Get("iss").String()
	switch {
	case issuer == "supabase-demo":
		return Weak, true
	case claims.Get("role").String() == "anon":
		return Public, true
	case claims.Get("sub").String() == "1234567890", // the sample of jwt.io, copied everywhere
		len(text)-strings.LastIndexByte(text, '.') < minSignature:
		return Placeholder, true
	case setting == Sample && strings.Contains(issuer, "://") && localHost(issuer):
		return Placeholder, true
	}
	return Literal, true
}

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// failsChecksum reports whether a token of a kind with a checksum has a wrong
// one: a fixture or a slip of the pen.
func failsChecksum(text string) bool {
	valid, has := Checksum(text)
	return has && !valid
}

// Checksum tells whether text has a checksum of its own, and whether it is
// right. GitHub's tokens end in the CRC32 of their random part in base 62.
func Checksum(text string) (valid, has bool) {
	if len(text) != 40 || text[0] != 'g' || text[1] != 'h' || text[3] != '_' {
		return false, false
	}
	if strings.IndexByte("pousr", text[2]) < 0 || identifier(text) != len(text) {
		return false, false
	}
	return text[34:] == checksum62(text[4:34]), true
}

func checksum62(body string) string {
	sum := crc32.ChecksumIEEE([]byte(body))
	var out [6]byte
	for i := 5; i >= 0; i-- {
		out[i] = base62[sum%62]
		sum /= 62
	}
	return string(out[:])
}

// publicHeads begin keys that are made to be published.
var publicHeads = []string{
	"pk_live_", "pk_test_", "pk.eyJ", "pub-c-", "sub-c-", "phc_", "sb_publishable_", "pk-lf-", "ca-pub-",
	"G-", "GTM-", "UA-", "ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-", "age1", "-----BEGIN PUBLIC KEY-----",
	"-----BEGIN CERTIFICATE-----", "-----BEGIN PGP PUBLIC KEY BLOCK-----",
}

// isPublic reports whether text is a published key by its own head.
func isPublic(text string) bool {
	for _, head := range publicHeads {
		if strings.HasPrefix(text, head) {
			return true
		}
	}
	return strings.HasSuffix(text, ".apps.googleusercontent.com")
}
