package credential

import (
	"encoding/base64"
	"encoding/json"
	"hash/crc32"
	"strings"
)

// jwtClaims decodes the second part of a JWT, without checking any signature.
// The first part must be JSON too: eyJhbGci.YOUR_KEY is no token.
func jwtClaims(text string) (map[string]any, bool) {
	parts := strings.Split(text, ".")
	if len(parts) != 3 || !strings.HasPrefix(text, "eyJ") {
		return nil, false
	}
	var header, claims map[string]any
	if !decodeJSON(parts[0], &header) || !decodeJSON(parts[1], &claims) {
		return nil, false
	}
	_, ok := header["alg"]
	return claims, ok
}

func decodeJSON(part string, into any) bool {
	raw, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(part, "="))
	return err == nil && json.Unmarshal(raw, into) == nil
}

// jwtKind tells public and demonstration tokens from real ones.
func jwtKind(text string, setting Setting) (Kind, bool) {
	claims, ok := jwtClaims(text)
	if !ok {
		return Plain, false
	}
	issuer, _ := claims["iss"].(string)
	switch {
	case issuer == "supabase-demo":
		return Weak, true
	case claims["role"] == "anon":
		return Public, true
	case claims["sub"] == "1234567890": // the sample of jwt.io, copied everywhere
		return Placeholder, true
	case setting == Sample && strings.Contains(issuer, "://") && localHost(issuer):
		return Placeholder, true
	}
	return Literal, true
}

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// failsChecksum reports whether a token of a kind with a checksum has a wrong
// one: a fixture or a slip of the pen. GitHub's tokens end in the CRC32 of
// their random part in base 62.
func failsChecksum(text string) bool {
	if len(text) != 40 || len(text) < 4 || text[0] != 'g' || text[1] != 'h' || text[3] != '_' {
		return false
	}
	if strings.IndexByte("pousr", text[2]) < 0 || identifier(text) != len(text) {
		return false
	}
	return text[34:] != checksum62(text[4:34])
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
