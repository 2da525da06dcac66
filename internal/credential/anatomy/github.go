package anatomy

import (
	"strings"

	"github.com/credlint/credlint/internal/credential"
)

// github checks a token's checksum and says what its kind means.
func github(text string, a *Anatomy) bool {
	if !strings.HasPrefix(a.Format, "github-") {
		return false
	}
	if valid, has := credential.Checksum(text); has {
		a.checked(valid)
	}
	if a.Format == "github-pat-classic" {
		a.note("scopes cannot be limited to one repository")
	}
	return true
}

// githubStateless reads the token inside ghs_APPID_JWT. Nothing promises that
// its claims stay, so only the dates are taken.
func githubStateless(text string, a *Anatomy) bool {
	rest, ok := strings.CutPrefix(text, "ghs_")
	app, inner, found := strings.Cut(rest, "_")
	if !ok || !found || !strings.HasPrefix(inner, "eyJ") {
		return false
	}
	a.become("github-app-installation-stateless")
	a.id("app", app)
	if claims, ok := credential.Claims(inner); ok {
		if end := number(claims.Get("exp")); !end.IsZero() {
			a.until(number(claims.Get("iat")), end)
		}
	}
	return true
}

func (a *Anatomy) checked(valid bool) {
	a.Checksum = Invalid
	if valid {
		a.Checksum = Valid
	}
}
