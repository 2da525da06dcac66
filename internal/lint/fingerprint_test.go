package lint

import (
	"crypto/sha256"
	"fmt"
	"testing"
)

// The contract, word for word: netstrings, SHA-256, the first 128 bits.
func TestFingerprintIsTheDocumentedOne(t *testing.T) {
	hashed := "11:credlint/v1,20:static-key-in-config,9:.mcp.json,22:/mcpServers/github/env,1:1,"
	want := fmt.Sprintf("%x", sha256.Sum256([]byte(hashed)))[:32]
	if got := Fingerprint("static-key-in-config", ".mcp.json", "/mcpServers/github/env", 1); got != want {
		t.Errorf("Fingerprint = %s, want %s", got, want)
	}
	if documented := "035dd81bef9be7e6b8183d5d6d85b5cd"; want != documented {
		t.Errorf("the example of docs/fingerprints.md, %s, changed to %s: baselines would break", documented, want)
	}
}

func TestFingerprintTellsFieldsApart(t *testing.T) {
	seen := map[string]string{}
	for name, fp := range map[string]string{
		"plain":            Fingerprint("r", "a", "/b", 1),
		"other rule":       Fingerprint("s", "a", "/b", 1),
		"other file":       Fingerprint("r", "b", "/b", 1),
		"other place":      Fingerprint("r", "a", "/c", 1),
		"other occurrence": Fingerprint("r", "a", "/b", 2),
		"moved boundary":   Fingerprint("r", "a/b", "", 1),
		"forged separator": Fingerprint("r", "a,2:/b", "", 1),
	} {
		if other, taken := seen[fp]; taken {
			t.Errorf("%q and %q share a fingerprint", name, other)
		}
		seen[fp] = name
	}
}
