package credential

import "testing"

func TestInClear(t *testing.T) {
	for text, want := range map[string]string{
		"http://mcp.corp.net/mcp":            "mcp.corp.net",
		"ws://u:p@mcp.corp.net:80":           "mcp.corp.net",
		"HTTP://mcp.corp.net:${PORT}/mcp":    "mcp.corp.net",
		"http://[2001:db8::1]:8080/mcp":      "2001:db8::1",
		"http://10.0.0.7?x=1":                "10.0.0.7",
		"https://mcp.corp.net":               "",
		"http://[::1]:8080":                  "",
		"http://[::1]":                       "",
		"http://127.0.0.1:9":                 "",
		"http://0.0.0.0":                     "",
		"http://mcp:8080":                    "",
		"http://app.localhost":               "",
		"http://host.docker.internal:3000":   "",
		"http://${HOST}.corp.net:80":         "",
		"http://${HOST:-mcp.corp.net}:80/%s": "",
		"http://":                            "",
		"mcp.corp.net":                       "",
	} {
		if _, got := InClear(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
