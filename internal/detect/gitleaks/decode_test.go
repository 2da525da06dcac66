package gitleaks

import (
	"encoding/base64"
	"encoding/hex"
	"math/rand/v2"
	"net/url"
	"testing"

	"github.com/zricethezav/gitleaks/v8/detect/codec"

	"github.com/credlint/credlint/internal/detect/engine/decode"
)

// encoded are texts of the tests of gitleaks' decoder, and more.
var encoded = []string{
	`bG9uZ2VyLWVuY29kZWQtc2VjcmV0LXRlc3Q=`,
	`token: bG9uZ2VyLWVuY29kZWQtc2VjcmV0LXRlc3Q=`,
	``,
	`some-encoded-secret=dGVzdC1zZWNyZXQtdmFsdWU=`,
	`some-encoded-secret="bG9uZ2VyLWVuY29kZWQtc2VjcmV0LXRlc3Q="`,
	"Many substrings in this slack message could be base64 decoded\n\t\t\t\tbut only dGhpcyBlbmNhcHN1bGF0ZWQgc2VjcmV0 should be decoded.",
	`bG9uZ2VyLWVuY29kZWQtc2VjcmV0LXRlc3Q`,
	`Z2l0bGVha3M-PmZpbmRzLXNlY3JldHM`,
	`YjY0dXJsc2FmZS10ZXN0LXNlY3JldC11bmRlcnNjb3Jlcz8_`,
	`a3d3fa7c2bb99e469ba55e5834ce79ee4853a8a3`,
	`secret%3D%22q%24%21%40%23%24%25%5E%26%2A%28%20asdf%22`,
	`secret="466973684D617048756E6B79212121363334"`,
	`secret=U+0061 U+0062 U+0063 U+0064 U+0065 U+0066`,
	`secret=\\u0068\\u0065\\u006c\\u006c\\u006f\\u0020\\u0077\\u006f\\u0072\\u006c\\u0064\\u0020\\u0064\\u0075\\u0064\\u0065`,
	`secret=\u0068\u0065\u006c\u006c\u006f\u0020\u0077\u006f\u0072\u006c\u0064 6C6F76656C792070656F706C65206F66206561727468`,
	"%41é%\n%4", "\\\\\\u0041", "U+0041", "xU+0041\tU+00e9", `\U0041\u00E9\ud83d`, "%25%34%31",
}

// Each pass gives what gitleaks' gives.
func TestDecodesAsGitleaks(t *testing.T) {
	for _, text := range encoded {
		passes(t, text)
		passes(t, url.PathEscape(text))
		passes(t, hex.EncodeToString([]byte(text)))
		passes(t, base64.StdEncoding.EncodeToString([]byte(text)))
		passes(t, base64.RawURLEncoding.EncodeToString([]byte(text)))
	}
	random := rand.New(rand.NewPCG(1, 3))
	for range 3000 {
		text := ""
		for range 1 + random.IntN(4) {
			part := encoded[random.IntN(len(encoded))]
			part = part[:random.IntN(len(part)+1)]
			switch random.IntN(6) {
			case 0:
				part = url.QueryEscape(part)
			case 1:
				part = hex.EncodeToString([]byte(part))
			case 2:
				part = base64.URLEncoding.EncodeToString([]byte(part))
			}
			text += part + []string{"", "", " ", "\n", "=", "x", "é", "\xff"}[random.IntN(8)]
		}
		passes(t, text)
	}
}

func passes(t *testing.T, text string) {
	t.Helper()
	reference := codec.NewDecoder()
	want, segments := text, []*codec.EncodedSegment{}
	layer := decode.Over([]byte(text))
	for {
		want, segments = reference.Decode(want, segments)
		if len(segments) == 0 || layer == nil {
			break
		}
		if string(layer.Text) != want {
			t.Fatalf("%q: got %q, want %q", text, layer.Text, want)
		}
		layer = layer.Next()
	}
	if len(segments) > 0 || layer != nil {
		t.Fatalf("%q: %d parts left of %q, and %v", text, len(segments), want, layer)
	}
}

func FuzzDecode(f *testing.F) {
	for _, text := range encoded {
		f.Add(text)
	}
	f.Fuzz(passes)
}
