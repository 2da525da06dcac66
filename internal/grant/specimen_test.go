package grant_test

import (
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"math/big"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect/sample"
)

// specimen is a text of a format: one that the pattern makes, or, where the
// format has more structure than its pattern tells, one that is put together.
func specimen(t *testing.T, f formats.Format, seed uint64) string {
	t.Helper()
	if claims := claimed[f.ID]; claims != "" {
		return tokenOf(claims, seed)
	}
	pattern := f.Pattern
	if p := written[f.ID]; p != "" {
		pattern = p
	}
	text, err := sample.Of(pattern, seed)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(f.ID, "github-") && len(text) == 40 {
		return text[:34] + checksum62(text[4:34])
	}
	return text
}

// claimed are the claims by which the tokens of an issuer are told.
var claimed = map[string]string{
	"jwt":                       `{"sub":"agent","aud":"tools"}`,
	"snowflake-pat":             `{"p":"1","iss":"SF:1"}`,
	"supabase-service-role-jwt": `{"iss":"supabase","ref":"abcdefghijklmnopqrst","role":"service_role"}`,
	"n8n-jwt":                   `{"sub":"5d2f","iss":"n8n","aud":"public-api"}`,
	"kubernetes-sa-token":       `{"iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:default:agent"}`,
	"qdrant-jwt":                `{"access":"r"}`,
	"turso-db":                  `{"a":"rw","id":"5d2f"}`,
	"temporal-cloud":            `{"account_id":"acme","key_id":"k7"}`,
	"auth0-mgmt":                `{"iss":"https://acme.auth0.com/","gty":"client-credentials"}`,
	"monday":                    `{"tid":1,"aai":11,"uid":2,"iad":"2026-01-01T00:00:00.000Z","per":"me:write","actid":3,"rgn":"euc1"}`,
	"azure-entra-access-token":  `{"iss":"https://sts.windows.net/5d2f/","idtyp":"app"}`,
	"jfrog-jwt":                 `{"iss":"jfac@01h","sub":"jfac@01h/users/a","scp":"applied-permissions/user"}`,
}

func tokenOf(claims string, seed uint64) string {
	part := base64.RawURLEncoding.EncodeToString
	signature := make([]byte, 64)
	for i := range signature {
		signature[i] = byte(int(seed) + 7*i*i + 13*i)
	}
	return part([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." + part([]byte(claims)) + "." + part(signature)
}

const words = `[a-z]{6}`

// written are patterns closer to what is really written than those that find it.
var written = map[string]string{
	"gcp-service-account-key": `\{"type":"service_account","project_id":"` + words + `","private_key":"-----BEGIN PRIVATE KEY-----\\n[A-Za-z0-9]{80}\\n-----END PRIVATE KEY-----\\n","client_email":"a@` + words + `\.iam\.gserviceaccount\.com"\}`,
	"gcp-authorized-user":     `\{"type":"authorized_user","client_id":"` + words + `","client_secret":"[A-Za-z0-9]{24}","refresh_token":"1//0[A-Za-z0-9_-]{60}"\}`,
	"gcp-external-account":    `\{"type":"external_account","audience":"//iam\.googleapis\.com/` + words + `"\}`,
	"azure-sas":               `sv=2026-12-06&ss=b&srt=sco&sp=rwdl&se=2027-01-02T03%3A04%3A05Z&sig=[A-Za-z0-9]{43}%3D`,
	"kubeconfig":              `current-context: a\nusers:\n- name: a\n  user:\n    client-key-data: [A-Za-z0-9]{40}`,
	"docker-config-auth":      `\{"auths":\{"registry\.example\.com":\{"auth":"bWU6(YWJj|ZGVm|Z2hp|MTIz|NDU2){5}"\}\}\}`,
	"npmrc-auth":              `//registry\.example\.com/:_authToken=[a-z0-9]{30}`,
	"netrc":                   `machine api\.example\.com login ` + words + ` password [a-z0-9]{20}`,
	"authorization-header":    `Authorization: Bearer [a-z0-9]{30}`,
	"x509-certificate":        `-----BEGIN CERTIFICATE-----\n[A-Za-z0-9]{64}\n-----END CERTIFICATE-----\n`,
	"url-basic-auth":          `https://` + words + `:[a-z0-9]{16}@` + words + `\.example\.com/`,
	"git-credential-url":      `https://` + words + `:[a-z0-9]{16}@(github|gitlab)\.com/acme/app\.git`,
	"url-query-secret":        `https://` + words + `\.acme\.io/mcp\?(token|api_key)=[a-z0-9]{20}`,
	"postgres-url":            `postgres(ql)?://` + words + `:[a-z0-9]{16}@db\.acme\.io:5432/app`,
	"mongodb-url":             `mongodb(\+srv)?://` + words + `:[a-z0-9]{16}@db\.acme\.io/app`,
	"mysql-redis-url":         `(mysql|redis|rediss|amqp)://` + words + `:[a-z0-9]{16}@db\.acme\.io/app`,
	"clerk":                   `sk_live_[A-Za-z0-9]{42}`,
	"discord-bot":             `MTc1OTI4ODQ3Mjk5MTE3MDYz\.[A-Za-z0-9]{6}\.[A-Za-z0-9]{27}`,
}

// checksum62 is the checksum of GitHub's tokens, made in another way than the
// program does: the remainder bit by bit, and the digits by math/big, whose
// letters stand in the other order.
func checksum62(body string) string {
	remainder := ^uint32(0)
	for _, c := range []byte(body) {
		remainder ^= uint32(c)
		for range 8 {
			remainder = remainder>>1 ^ crc32.IEEE&-(remainder&1)
		}
	}
	swap := func(r rune) rune {
		if r >= 'A' {
			return r ^ ' '
		}
		return r
	}
	return fmt.Sprintf("%06s", strings.Map(swap, new(big.Int).SetUint64(uint64(^remainder)).Text(62)))
}
