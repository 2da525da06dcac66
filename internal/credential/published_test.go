package credential

import "testing"

// The well-known key of the storage emulator, put together here because it has
// the shape of a real one.
func TestPublished(t *testing.T) {
	key := "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq" + "/K1SZFPTOtr/KBHBeksoGMGw=="
	if v := Judge(Query{Name: "ACCOUNT_KEY", Text: key}); v.Kind != Weak {
		t.Errorf("the emulator's key is judged %v", v.Kind)
	}
}

func TestSelfMade(t *testing.T) {
	for name, want := range map[string]bool{
		"POSTGRES_PASSWORD": true, "JWT_SECRET": true, "SECRET_KEY_BASE": true, "ENCRYPTION_KEY": true, "RAILS_MASTER_KEY": true,
		"NEXTAUTH_SECRET": true, "APP_KEY": true, "SALT": true,
		"OPENAI_API_KEY": false, "CODECOV_TOKEN": false, "AWS_SECRET_ACCESS_KEY": false, "OAUTH_CLIENT_SECRET": false,
		"STRIPE_WEBHOOK_SECRET": false, "LEVEL": false,
	} {
		if got := SelfMade(name); got != want {
			t.Errorf("SelfMade(%q) = %t", name, got)
		}
	}
}

// What begins like a private key and holds none is a pattern or what is left of
// a key.
func TestHollow(t *testing.T) {
	begin := "-----BEGIN RSA PRIVATE " + "KEY-----"
	for text, want := range map[string]Kind{
		begin + "\n" + "MIIEpAIBAAKCAQEAq7Gm2xTn9Lw4Rb8Zc5VdU3hJ6kP0sYfE" + "\n-----END RSA PRIVATE " + "KEY-----": Literal,
		begin + ")'),\n\t\tregexp.MustCompile('(" + begin:                                                          Placeholder,
		begin + "\\nMIIEpAIBAAKCAQEA":                                                                              Placeholder,
	} {
		if v := Judge(Query{Text: text, Matches: []Match{{"private-key-pem", 0, len(text)}}}); v.Kind != want {
			t.Errorf("%d bytes are judged %v, want %v", len(text), v.Kind, want)
		}
	}
}
