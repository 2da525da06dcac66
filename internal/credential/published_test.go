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
