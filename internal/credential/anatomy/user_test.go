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
