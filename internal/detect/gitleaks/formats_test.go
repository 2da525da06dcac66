package gitleaks

import (
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect/sample"
)

// notAlone are the formats that no text of their own gives away: a bare UUID, hex
// or base64 needs the name beside it, and a structure (a URL, a header, a file of
// keys) is read by those who know it. formats.Expected judges the former.
var notAlone = strings.Fields(`
	mistral cohere deepseek fireworks moonshot elevenlabs wandb-legacy exa brave-search voyage kagi composio cursor
	modal aws-secret-key gcp-service-account-key gcp-authorized-user gcp-external-account
	azure-devops-pat-legacy cloudflare-legacy heroku-legacy vercel-legacy railway bitwarden-sm docker-config-auth snyk
	okta-ssws datadog-app-key datadog-api-key sentry-legacy pagerduty notion-legacy asana-pat
	twilio-auth-token mailgun contentful-delivery discord-bot algolia-secured algolia twitter-bearer ngrok kubeconfig
	x509-certificate url-basic-auth git-credential-url npmrc-auth netrc authorization-header url-query-secret`)

// oneShape are formats that share the shape of another, which is what is found.
var oneShape = map[string][]string{
	"kubernetes-sa-token": {"jwt"}, "qdrant-jwt": {"jwt"}, "supabase-service-role-jwt": {"jwt"}, "turso-db": {"jwt"}, "snowflake-pat": {"jwt"},
	"temporal-cloud": {"jwt"}, "auth0-mgmt": {"jwt"}, "n8n-jwt": {"jwt"},
	"clerk": {"stripe-secret-live", "stripe-secret-test"},
}

// Every other format is found by its value alone, as what it is.
func TestEveryFormatIsFound(t *testing.T) {
	d := New()
	for _, f := range formats.All() {
		t.Run(f.ID, func(t *testing.T) {
			want := append([]string{f.ID}, oneShape[f.ID]...)
			for seed := range uint64(20) {
				value, err := sample.Of(pattern(f), seed)
				if err != nil {
					t.Fatal(err)
				}
				found := false
				head, text := `value = "`, `value = "`+value+"\"\n"
				for _, m := range d.Find("", []byte(text)) {
					inside := m.Start >= len(head) && m.End <= len(head)+len(value)
					whole := m.Start == len(head) && m.End == len(head)+len(value)
					found = found || inside && (whole || find(f) != "") && slices.Contains(want, m.Type)
				}
				if found == slices.Contains(notAlone, f.ID) {
					t.Fatalf("sample %d: found is %v", seed, found)
				}
			}
		})
	}
}

// find returns the pattern that looks for a part of the value, if the format
// has one.
func find(f formats.Format) string {
	for _, r := range rules.Rules {
		if r.Format == f.ID && r.Pattern != f.Pattern {
			return r.Pattern
		}
	}
	return ""
}

func pattern(f formats.Format) string {
	if p := find(f); p != "" {
		return strings.ReplaceAll(p, "{4,200}", "{12}")
	}
	return f.Pattern
}

func TestNotAloneHoldsFormats(t *testing.T) {
	for _, id := range notAlone {
		if formats.ByID(id) == nil {
			t.Errorf("%s is no format", id)
		}
	}
}
