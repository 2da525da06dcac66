package cli

import (
	"testing"

	known "github.com/credlint/credlint/internal/credential/formats"
)

// A credential that is typed where it does not belong is not repeated.
func TestTypedCredentialIsNotRepeated(t *testing.T) {
	lines := func(secret string) [][]string {
		return [][]string{
			{secret}, {"check", secret}, {"fix", secret}, {"keys", secret}, {"inspect", secret}, {"explain", secret},
			{"--only", secret}, {"--only=" + secret}, {"--disable", "key-in-url," + secret}, {"--format", secret}, {"--jobs", secret},
			{"--max-ttl=" + secret}, {"--config", secret}, {"--token=" + secret}, {"--" + secret}, {"fix", "--with", secret},
			{"TOKEN=" + secret}, {"rules", secret}, {"version", secret}, {"--history", secret}, {"-f", "json", secret},
		}
	}
	asked := 0
	for _, f := range known.All() {
		secret := sampleOf(t, f.Pattern, 1)
		if !(&program{}).isCredential(secret) {
			continue // its text alone does not tell
		}
		asked++
		for _, args := range lines(secret) {
			if asked > 5 && len(args) > 1 { // a few formats everywhere, all of them as a path
				continue
			}
			_, out, errs := credlint(t, args...)
			if what := shown(out+errs, secret); what != "" {
				t.Errorf("%s: a command line of %d words shows it: %s", f.ID, len(args), what)
			}
		}
	}
	if asked < 30 {
		t.Errorf("only %d formats were tried", asked)
	}
}
