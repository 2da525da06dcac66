package anatomy

import "strings"

// onePassword reads the address of a service account's token. All else in it
// is secret.
func onePassword(text string, a *Anatomy) bool {
	rest, ok := strings.CutPrefix(text, "ops_")
	if !ok {
		return false
	}
	object, ok := object64(rest)
	if !ok {
		return a.Format == "onepassword-sa"
	}
	a.become("onepassword-sa")
	a.id("host", object.Get("signInAddress").String())
	a.id("account", object.Get("email").String())
	return true
}
