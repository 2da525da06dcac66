package remedy

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

// literal is one of a server's arguments.
func literal(name, server, secret string) *grant.Grant {
	g := &grant.Grant{Name: name, Kind: credential.Literal, Route: grant.Argument, Holder: grant.Holder{Server: &grant.Server{Name: server}}}
	g.Secret = credential.NewSecret(secret)
	return g
}

// Whatever is taken already, each literal gets the name that trying one number
// after the other gives it.
func TestNamesAreThoseOfTrying(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pick := func(of ...string) string { return of[random.IntN(len(of))] }
	for round := range 300 {
		doc := &grant.Document{}
		var held []lint.Moved
		for range random.IntN(30) {
			g := literal(pick("api-key", "API_KEY", "API_KEY_2", "A_API_KEY", "token", "x"), pick("a", "b", ""), pick("s1", "s2", "s3", "s4", "s5"))
			if random.IntN(5) == 0 {
				g.Field = "env"
			}
			if random.IntN(6) == 0 {
				g.Refs = []credential.Ref{{Name: pick("API_KEY", "A_API_KEY_2", "API_KEY_3")}}
			}
			doc.Grants = append(doc.Grants, g)
		}
		for range random.IntN(3) {
			held = append(held, lint.Moved{Name: pick("API_KEY", "A_API_KEY_2", "A_API_KEY_3"), Secret: credential.NewSecret(pick("s1", "s2", "s6"))})
		}
		kept := lint.NewKept(held)
		got, want := names(doc, kept), tried(doc, kept)
		for i, g := range doc.Grants {
			if got[g] != want[g] {
				t.Fatalf("round %d: literal %d is called %s, want %s", round, i, got[g], want[g])
			}
		}
	}
}

// tried gives names by trying one after the other.
func tried(doc *grant.Document, kept *lint.Kept) map[*grant.Grant]string {
	taken := map[string]*grant.Grant{}
	for _, g := range doc.Grants {
		for _, ref := range g.Refs {
			taken[ref.Name] = nil
		}
	}
	free := func(name string, g *grant.Grant) bool {
		holder, known := taken[name]
		if !known {
			return vacant(kept, name, g.Whole())
		}
		return holder != nil && holder.Whole().Same(g.Whole())
	}
	first := func(g *grant.Grant) string {
		base := advice.Screaming(advice.Variable(g))
		if free(base, g) {
			return base
		}
		if server := advice.Screaming(g.Holder.Server.Name); server != "" && !strings.HasPrefix(base, server+"_") {
			base = server + "_" + base
		}
		name := base
		for n := 2; !free(name, g); n++ {
			name = fmt.Sprintf("%s_%d", base, n)
		}
		return name
	}
	out := map[*grant.Grant]string{}
	for _, named := range []bool{true, false} {
		for _, g := range doc.Grants {
			if named != (g.Field == "env") {
				continue
			}
			name := kept.Name(g.Whole())
			if named || name == "" || !free(name, g) {
				name = first(g)
			}
			taken[name], out[g] = g, name
		}
	}
	return out
}

// A thousand that want one name get numbers.
func TestManyNames(t *testing.T) {
	doc := &grant.Document{}
	for i := range maxGrants {
		doc.Grants = append(doc.Grants, literal("api-key", "a", fmt.Sprint("secret ", i)))
	}
	seen := map[string]bool{}
	for _, name := range names(doc, nil) {
		seen[name] = true
	}
	if len(seen) != maxGrants {
		t.Errorf("%d names for %d literals", len(seen), maxGrants)
	}
}
