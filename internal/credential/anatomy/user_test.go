package anatomy

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
)

// Where a service wants a token only, people write it where the user's name
// belongs. It must not come out as one.
func TestATokenIsNoUser(t *testing.T) {
	token := strings.Join([]string{"Zq7w", "Xk2p", "Lm9v", "Nb4t", "Rc8y"}, "")
	for _, text := range []string{
		"https://" + token + "@git.example.com/x", "https://" + token + ":x-oauth-basic@git.example.com/x",
		"machine git.example.com login " + token + " password x-oauth-basic",
		"Basic " + base64.StdEncoding.EncodeToString([]byte(token+":x")),
	} {
		a := Read("", credential.NewSecret(text), "")
		for _, id := range a.IDs {
			if strings.Contains(id.Value, token) {
				t.Errorf("%s: the token is the %s", a.Format, id.Name)
			}
		}
		if !a.Known() {
			t.Error("not known")
		}
	}
	if a := Read("", credential.NewSecret("https://ci-bot:"+token+"@git.example.com/x"), ""); len(a.IDs) == 0 || a.IDs[0] != (ID{"user", "ci-bot"}) {
		t.Errorf("the user is lost: %v", a.IDs)
	}
}

// What stands behind an @ is a host only where a user can stand before it, and
// never where a password was left as it is.
func TestATokenIsNoHost(t *testing.T) {
	token := strings.Join([]string{"Zq7w", "Xk2p", "Lm9v", "Nb4t", "Rc8y"}, "")
	for _, text := range []string{
		"https://mcp.example.com/mcp?api_key=@" + token + "&x=1", "https://mcp.example.com/a@" + token, "https://example.com#@" + token,
		"postgres://app:pass@" + token + "/x", "postgres://app:p/w@" + token + ",a@db.example.com/x",
		"Endpoint=sb://" + token + "/;SharedAccessKeyName=a;SharedAccessKey=x", "Server=" + token + ";User Id=a;Password=b",
	} {
		for _, id := range Read("", credential.NewSecret(text), "").IDs {
			if strings.Contains(id.Value, token[:8]) {
				t.Errorf("%.12s...: the token is the %s", text, id.Name)
			}
		}
	}
	for text, want := range map[string]string{
		"postgres://app:p/w@db.example.com:5432/x?a=b@c": "db.example.com", "postgres://app:p@w@[2001:db8::1]:5432/x": "2001:db8::1",
		"https://u:p@w@example.com/x@y": "example.com", "Server=tcp:db.example.com,1433;User Id=a;Password=b": "db.example.com",
		"mongodb://u:p@a_1.example.com,b.example.com/x": "a_1.example.com",
	} {
		ids := Read("", credential.NewSecret(text), "").IDs
		if len(ids) == 0 || ids[len(ids)-1] != (ID{"host", want}) {
			t.Errorf("%.12s...: %v, want the host %s", text, ids, want)
		}
	}
}
