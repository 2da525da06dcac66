package cli

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

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

// Whatever is typed, the flags take it or refuse it, and a complaint is one line.
func FuzzArguments(f *testing.F) {
	f.Add("check\x00--only\x00a,b\x00--jobs=0\x00.")
	f.Add("fix\x00--with=op\x00--\x00-x")
	f.Add("--max-ttl=1h30\x00-fjson\x00-\x00--stdin-filename=")
	f.Fuzz(func(t *testing.T, line string) {
		args := strings.Split(line, "\x00")
		var errs bytes.Buffer
		p := &program{stderr: &errs, env: func(string) string { return "" }}
		cmd, rest, err := p.root().Find(args)
		if err == nil {
			err = cmd.ParseFlags(rest)
		}
		if err == nil {
			return
		}
		p.complain("%s", p.fault(err, args))
		if said := strings.TrimSuffix(errs.String(), "\n"); !utf8.ValidString(said) || strings.ContainsFunc(said, unicode.IsControl) {
			t.Errorf("%q", said)
		}
	})
}
