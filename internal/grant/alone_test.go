package grant_test

import (
	"encoding/json"
	"iter"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect/gitleaks"
)

// alone are formats that no rule of gitleaks finds where no name helps.
var alone = strings.Fields(`
	airtable-pat asana-pat azure-devops-pat-cask azure-openai azure-sas clickup cloudflare-account-token
	convex-deploy-key crates-trustpub datadog-pat discord-bot doppler-service github-app-installation-stateless
	hubspot-private-app mapbox postgres-url tailscale-api telegram-bot url-query-secret zapier-mcp`)

// They are found as what they are, in a config and under a name that says
// nothing. TestMatrix shows the same for every other format with a text of its own.
func TestFoundByNobodyElse(t *testing.T) {
	for _, id := range alone {
		t.Run(id, func(t *testing.T) {
			text := specimen(t, *formats.ByID(id), 1)
			if rule := foundByGitleaks(t, text); rule != "" {
				t.Errorf("the rule %s of gitleaks finds it", rule)
			}
			same(t, "under X", inServer(t, "X", text), id)
		})
	}
}

// So is a header, whose token is of no format: alone, and as the JSON that servers
// take in one variable.
func TestHeaderFoundByNobodyElse(t *testing.T) {
	token := "q7WzX2pL9mN4" + "vB8kR3tY6cH1"
	for _, text := range []string{"Authorization: Bearer " + token, `{"Authorization": "Bearer ` + token + `"}`} {
		if rule := foundByGitleaks(t, text); rule != "" {
			t.Errorf("the rule %s of gitleaks finds it", rule)
		}
		grants := grantsIn(t, "X", text)
		if len(grants) != 1 || grants[0].Kind != credential.Literal || grants[0].Secret.Reveal() != token {
			t.Errorf("%d grants of %.16q, want its token", len(grants), text)
		}
	}
}

// foundByGitleaks names the rule of gitleaks that finds a text under a name that
// says nothing. Its rules for words before any text do not count.
func foundByGitleaks(t *testing.T, text string) string {
	t.Helper()
	file, err := json.Marshal(map[string]any{"env": map[string]string{"X": text}})
	if err != nil {
		t.Fatal(err)
	}
	detector, ok := gitleaks.New().(interface {
		FindAll(path string, text []byte) iter.Seq2[string, []byte]
	})
	if !ok {
		t.Fatal("the detector does not tell its rules apart")
	}
	for rule := range detector.FindAll("", file) {
		if formats.ByID(rule) == nil && rule != credential.GenericType && !strings.HasPrefix(rule, "curl-") {
			return rule
		}
	}
	return ""
}
