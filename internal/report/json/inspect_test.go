package json_test

import (
	"bytes"
	_ "embed"
	"strings"
	"testing"
	"time"

	"github.com/credlint/credlint/internal/inspect"
	"github.com/credlint/credlint/internal/report/json"
)

//go:embed inspect.schema.json
var inspectSchema []byte

func TestInspection(t *testing.T) {
	now := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	for _, text := range []string{
		"ghp_" + strings.Repeat("aB3", 12), "hello", "TOKEN=${X}", "TOKEN=your-token-here",
		"AWS_ACCESS_KEY_ID=ASIA" + "QNZGKIQY56JQ7WML\nAWS_SECRET_ACCESS_KEY=" + strings.Repeat("aB3d", 10),
		"redis://default:example@r.example.com/0?e=x", "-----BEGIN " + "PRIVATE KEY-----\nTUlJRVhBTVBMRQ==\n-----END " + "PRIVATE KEY-----",
		"SharedAccessSignature sr=https%3A%2F%2Fns.example.com%2F&sig=EXAMPLE%3D&se=1767229200&skn=Root",
	} {
		subjects, err := inspect.Read([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := json.WriteInspection(&out, "0.1.0", subjects, now); err != nil {
			t.Fatal(err)
		}
		validate(t, inspectSchema, out.Bytes())
	}
}

func TestInspectPageAndSchemaAgree(t *testing.T) { agree(t, "inspect.md", inspectSchema) }
