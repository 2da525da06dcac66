package anatomy

import (
	"strings"

	"github.com/tidwall/gjson"

	"github.com/credlint/credlint/internal/credential/formats"
)

// googleJSON reads a credentials file of Google Cloud. Its type tells whose
// identity it carries.
func googleJSON(text string, a *Anatomy) bool {
	if !strings.HasPrefix(text, "{") || !gjson.Valid(text) {
		return false
	}
	file := gjson.Parse(text)
	kind := file.Get("type").String()
	switch kind {
	case "service_account":
		a.become("gcp-service-account-key")
		a.forever()
	case "authorized_user", "external_account_authorized_user":
		a.become("gcp-authorized-user")
		a.Owner = formats.Person
	case "external_account":
		a.become("gcp-external-account")
		a.note("federated: holds no secret itself")
	case "impersonated_service_account":
		a.become("gcp-external-account")
		a.impersonates(file.Get("source_credentials.type").String())
	default:
		return false
	}
	a.id("account", file.Get("client_email").String())
	a.id("account", file.Get("account").String())
	a.id("project", file.Get("project_id").String())
	a.id("project", file.Get("quota_project_id").String())
	a.id("key id", file.Get("private_key_id").String())
	return true
}

// impersonates says whose log-in stands behind a borrowed service account.
func (a *Anatomy) impersonates(source string) {
	a.Owner = formats.Service
	if source == "authorized_user" {
		a.Owner = formats.Person
		a.note("a person's own log-in stands behind it")
	}
}
