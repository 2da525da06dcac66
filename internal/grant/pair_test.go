package grant

import (
	"fmt"
	"strings"
	"testing"
)

func TestFindPairs(t *testing.T) {
	for text, want := range map[string]string{
		`export API_KEY=abc`:                    "API_KEY=abc",
		`API_KEY = "a b"`:                       "API_KEY=a b",
		`"API_KEY": "abc", "x": 1`:              "API_KEY=abc",
		`echo \"API_KEY\": \"abc\"`:             "API_KEY=abc",
		`curl -H "Authorization: Bearer abc" x`: "Authorization=Bearer abc",
		`tool --api-key abc --max-tokens 5`:     "api-key=abc",
		`tool --api-key=abc`:                    "api-key=abc",
		`T=1 TOKEN=${TOKEN:-a b} x`:             "TOKEN=${TOKEN:-a b}",
		`if [ "$TOKEN" == "abc" ]`:              "",
		`https://x/?token=abc&y=1`:              "",
		`const token := os.Getenv("X")`:         "",
		`- **Token**: text`:                     "",
		`TOKEN=`:                                "",
		`PASSWORD='it''s' PASS=b`:               "PASSWORD=it PASS=b",
		`the token: see below`:                  "",
		`at 'openai.api_key': abc`:              "",
		`- "TOKEN": "abc"`:                      "TOKEN=abc",
		`# token: abc`:                          "token=abc",
	} {
		var got []string
		for p := range findPairs(text) {
			got = append(got, fmt.Sprintf("%s=%s", p.name, text[p.start:p.end]))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("findPairs(%q) = %q, want %q", text, s, want)
		}
	}
}

func FuzzFindPairs(f *testing.F) {
	f.Add(`"TOKEN": "a" --key x TOKEN=${a`)
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for p := range findPairs(text) {
			if p.start < last || p.end <= p.start || p.end > len(text) {
				t.Fatalf("range %d..%d after %d of %d", p.start, p.end, last, len(text))
			}
			last = p.start
		}
	})
}

func TestSplitPath(t *testing.T) {
	for at, want := range map[string]string{
		".": "", "a": "a", "a.*.b": "a|*|b", `"amp.mcpServers"`: "amp.mcpServers", `a."b.c".d`: "a|b.c|d",
	} {
		if got := strings.Join(splitPath(at), "|"); got != want {
			t.Errorf("splitPath(%q) = %q, want %q", at, got, want)
		}
	}
}
