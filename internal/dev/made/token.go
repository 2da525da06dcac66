package main

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
)

// The dates of what is made: the first of January of these years.
const (
	y2019 = 1546300800
	y2020 = 1577836800
	y2026 = 1767225600
	y2027 = 1798761600
	y2036 = 2082758400
	hour  = 3600
)

// credlint:ignore constant-signing-key: it signs samples, which open nothing
var signingKey = []byte("EXAMPLE-EXAMPLE-EXAMPLE-EXAMPLE-")

var claims = map[string]jwt.MapClaims{
	"jwt ten years":           {"sub": "agent", "iat": y2026, "exp": y2036},
	"jwt died in 2020":        {"sub": "agent", "iat": y2019, "exp": y2020},
	"jwt an hour":             {"iss": "https://login.example.com/", "sub": "client@clients", "gty": "client-credentials", "scope": "read:users read:logs", "iat": y2026, "exp": y2026 + hour},
	"jwt no end":              {"sub": "agent", "email": "someone@example.com", "iat": y2026},
	"jwt only nbf":            {"sub": "agent", "nbf": y2026, "exp": y2026 + hour},
	"supabase service_role":   {"iss": "supabase", "ref": "examplereference0000", "role": "service_role", "iat": y2026, "exp": y2036},
	"supabase anon":           {"iss": "supabase", "ref": "examplereference0000", "role": "anon", "iat": y2026, "exp": y2036},
	"n8n":                     {"iss": "n8n", "aud": "public-api", "sub": "00000000-0000-0000-0000-000000000000", "iat": y2026},
	"entra app":               {"iss": "https://sts.windows.net/00000000-0000-0000-0000-000000000000/", "idtyp": "app", "tid": "t", "appid": "a", "roles": []string{"Directory.Read.All"}, "iat": y2026, "exp": y2026 + hour},
	"entra person":            {"iss": "https://login.microsoftonline.com/t/v2.0", "tid": "t", "upn": "a@example.com", "scp": "Files.ReadWrite User.Read", "iat": y2026, "exp": y2026 + hour},
	"kubernetes legacy":       {"iss": "kubernetes/serviceaccount", "sub": "system:serviceaccount:default:agent"},
	"kubernetes bound":        {"iss": "https://k.example.com", "sub": "system:serviceaccount:default:agent", "kubernetes.io": map[string]any{"namespace": "default"}, "iat": y2026, "exp": y2026 + hour},
	"auth0 management":        {"iss": "https://example.auth0.com/", "sub": "id@clients", "gty": "client-credentials", "scope": "read:clients delete:clients", "iat": y2026, "exp": y2026 + 24*hour},
	"monday":                  {"tid": 1, "aai": 11, "uid": 42, "iad": "2026-01-01T00:00:00.000Z", "per": "me:write", "actid": 7, "rgn": "euc1"},
	"qdrant read":             {"access": "r", "exp": y2027},
	"qdrant manage":           {"access": "m"},
	"qdrant collection":       {"access": []map[string]string{{"collection": "c", "access": "rw"}}, "exp": y2027},
	"turso read":              {"a": "ro", "id": "00000000", "iat": y2026},
	"turso write":             {"a": "rw", "gid": "00000000", "iat": y2026, "exp": y2027},
	"temporal":                {"account_id": "example", "key_id": "k", "exp": y2027},
	"jfrog":                   {"iss": "jfac@01h", "sub": "jfac@01h/users/someone", "scp": "applied-permissions/user", "iat": y2026, "exp": y2027},
	"github app installation": {"iss": "github", "iat": y2026, "exp": y2026 + hour},
}

// tokens are signed by all kinds of keys in turn, since what is read is the same.
func tokens() (map[string]string, error) {
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	ecKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	_, edKey, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	kinds := []struct {
		method jwt.SigningMethod
		key    any
	}{{jwt.SigningMethodHS256, signingKey}, {jwt.SigningMethodES256, ecKey}, {jwt.SigningMethodEdDSA, edKey}, {jwt.SigningMethodRS256, rsaKey}}
	out := map[string]string{}
	names := make(map[string]string, len(claims))
	for name := range claims {
		names[name] = ""
	}
	for i, name := range sorted(names) {
		kind := kinds[i%len(kinds)]
		text, err := jwt.NewWithClaims(kind.method, claims[name]).SignedString(kind.key)
		if err != nil {
			return nil, err
		}
		out[name] = text
	}
	out["github app installation"] = "ghs_12345_" + out["github app installation"]
	return out, nil
}

// encrypted is a token of five parts, whose claims nobody can read.
func encrypted() (map[string]string, error) {
	enc, err := jose.NewEncrypter(jose.A128GCM, jose.Recipient{Algorithm: jose.A128KW, Key: signingKey[:16]}, nil)
	if err != nil {
		return nil, err
	}
	object, err := enc.Encrypt([]byte(`{"sub":"agent"}`))
	if err != nil {
		return nil, err
	}
	text, err := object.CompactSerialize()
	return map[string]string{"encrypted token": text}, err
}
