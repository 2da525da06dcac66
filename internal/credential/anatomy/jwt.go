package anatomy

import (
	"strings"
	"time"

	"github.com/tidwall/gjson"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/formats"
)

// token reads the claims of a JSON Web Token. The signature is neither checked
// nor looked at.
func token(text string, a *Anatomy) bool {
	claims, ok := credential.Claims(text)
	if !ok {
		return false
	}
	a.jwt(claims)
	return true
}

// jwt takes what a token's claims tell. The issuer tells the kind, and its own
// reading wins over the general one.
func (a *Anatomy) jwt(claims gjson.Result) {
	if !contextual(a.Format) {
		a.become("jwt")
	}
	for _, known := range issuers {
		if known.test(claims) {
			a.become(known.format)
			break
		}
	}
	a.window(claims)
	a.claimedOwner(claims)
	a.claimedReach(claims)
	a.claimedIDs(claims)
	a.special(claims)
}

// contextual reports whether the format was chosen by the credential's name:
// the heads of these tokens are only those of their algorithm.
func contextual(id string) bool {
	f := formats.ByID(id)
	return f != nil && len(f.Context) > 0
}

// window reads the dates.
func (a *Anatomy) window(claims gjson.Result) {
	issued := number(claims.Get("iat"))
	if issued.IsZero() {
		issued = number(claims.Get("nbf"))
	}
	if issued.IsZero() { // monday
		issued = written(claims.Get("iad").String(), time.RFC3339)
	}
	exp := claims.Get("exp")
	if end := number(exp); !end.IsZero() {
		a.until(issued, end)
		return
	}
	a.Issued = issued
	if !exp.Exists() && !outsideEnd(a.Format) {
		a.forever()
	}
}

// outsideEnd reports whether a token's end is kept by the service.
func outsideEnd(id string) bool {
	f := formats.ByID(id)
	return f != nil && f.Lifetime == formats.Bounded
}

// number reads the date of a claim.
func number(claim gjson.Result) time.Time {
	if claim.Type != gjson.Number {
		return time.Time{}
	}
	return moment(claim.Num)
}

// claimedOwner tells people from machines.
func (a *Anatomy) claimedOwner(claims gjson.Result) {
	subject := claims.Get("sub").String()
	client := claims.Get("client_id").String()
	switch {
	case claims.Get("idtyp").String() == "app", claims.Get("gty").String() == "client-credentials",
		strings.HasSuffix(subject, "@clients"), strings.HasPrefix(subject, "system:serviceaccount:"),
		client != "" && client == subject,
		strings.HasPrefix(claims.Get("preferred_username").String(), "service-account-"), // Keycloak
		strings.HasSuffix(claims.Get("email").String(), ".gserviceaccount.com"):
		a.Owner = formats.Service
	case claims.Get("email").String() != "", claims.Get("upn").String() != "",
		claims.Get("preferred_username").String() != "", claims.Get("unique_name").String() != "":
		a.Owner = formats.Person
	}
}

// claimedReach reads the scopes, however they are called.
func (a *Anatomy) claimedReach(claims gjson.Result) {
	var scopes []string
	for _, name := range []string{"scope", "scp", "scopes", "permissions", "roles", "role", "groups", "realm_access.roles", "per"} {
		scopes = append(scopes, entries(claims.Get(name))...)
	}
	a.scoped(scopes)
}

// entries are the words of a claim: a list, or a string with blanks.
func entries(claim gjson.Result) []string {
	if !claim.IsArray() {
		if claim.Type != gjson.String {
			return nil
		}
		return strings.Fields(claim.Str)
	}
	var words []string
	claim.ForEach(func(_, item gjson.Result) bool {
		if item.Type == gjson.String {
			words = append(words, item.Str)
		}
		return len(words) < maxScopes
	})
	return words
}

// claimedIDs keeps who and what the token is for.
func (a *Anatomy) claimedIDs(claims gjson.Result) {
	for _, c := range [...]struct{ claim, name string }{
		{"iss", "issuer"}, {"aud", "audience"}, {"tid", "tenant"}, {"appid", "app"}, {"azp", "app"}, {"client_id", "client"},
		{"account_id", "account"}, {"org_id", "organization"}, {"ref", "project"}, {"project_id", "project"}, {"actid", "account"}, {"uid", "user"},
	} {
		if v := claims.Get(c.claim); v.Type == gjson.String || v.Type == gjson.Number {
			a.id(c.name, v.String())
		}
	}
}
