package credential

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestSecretCannotBePrinted(t *testing.T) {
	text := strings.Repeat("hush", 3)
	s := NewSecret(text)
	held := struct {
		S Secret
		P *Secret
		M map[string]Secret
	}{s, &s, map[string]Secret{"k": s}}
	js, err := json.Marshal(held)
	if err != nil {
		t.Fatal(err)
	}
	out := string(js) + fmt.Sprint(s, held) + s.String() + s.GoString()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%p"} {
		out += fmt.Sprintf(verb, s) + fmt.Sprintf(verb, []Secret{s}) + fmt.Sprintf(verb, held.M)
	}
	if strings.Contains(out, text) || strings.Contains(out, fmt.Sprintf("%x", text)) {
		t.Error("a secret was printed")
	}
	if s.Reveal() != text || !s.Same(NewSecret(text)) || s.Same(NewSecret("other")) || s.Len() != len(text) || s.Empty() {
		t.Error("the secret itself was lost")
	}
}

func TestGroups(t *testing.T) {
	var secrets []Secret
	for _, text := range []string{"one", "two", "one", "three", "two"} {
		secrets = append(secrets, NewSecret(text))
	}
	if got, want := fmt.Sprint(Groups(secrets)), "[[0 2] [1 4] [3]]"; got != want {
		t.Errorf("Groups = %s, want %s", got, want)
	}
}
