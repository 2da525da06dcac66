// Package a makes tokens and keys with and without an end.
package a

import (
	"time"

	"github.com/golang-jwt/jwt"
	vault "github.com/hashicorp/vault/api"
	gitlab "gitlab.com/gitlab-org/api/client-go"
)

type claims struct {
	User string
	jwt.RegisteredClaims
}

type ownClaims struct {
	User string
	Exp  int64
}

func tokens(other jwt.MapClaims, name string) {
	end := jwt.NewNumericDate(time.Now().Add(time.Hour))
	jwt.NewWithClaims(nil, jwt.RegisteredClaims{Subject: "agent"}) // want `a token is signed that never expires`
	jwt.NewWithClaims(nil, jwt.RegisteredClaims{Subject: "agent", ExpiresAt: end})
	jwt.NewWithClaims(nil, jwt.MapClaims{"sub": "agent"}) // want `a token is signed that never expires`
	jwt.NewWithClaims(nil, jwt.MapClaims{"sub": "agent", "exp": end})
	jwt.NewWithClaims(nil, jwt.MapClaims{"sub": "agent", name: end})
	jwt.NewWithClaims(nil, other)

	later := jwt.MapClaims{"sub": "agent"}
	later["exp"] = time.Now().Unix()
	jwt.NewWithClaims(nil, later)

	never := &claims{User: "agent"}
	jwt.NewWithClaims(nil, never) // want `a token is signed that never expires`
	jwt.NewWithClaims(nil, claims{User: "agent", RegisteredClaims: jwt.RegisteredClaims{ExpiresAt: end}})
	jwt.NewWithClaims(nil, claims{User: "agent", RegisteredClaims: jwt.RegisteredClaims{Issuer: "me"}}) // want `never expires`
	jwt.NewWithClaims(nil, claims{User: "agent", RegisteredClaims: standard()})
	jwt.NewWithClaims(nil, ownClaims{User: "agent", Exp: 1})
	jwt.NewWithClaims(nil, ownClaims{User: "agent"}) // want `never expires`
	jwt.NewWithClaims(nil, struct{ Name string }{name})
	_, _ = jwt.ParseWithClaims("", &jwt.RegisteredClaims{}, nil)
}

func standard() jwt.RegisteredClaims {
	return jwt.RegisteredClaims{ExpiresAt: jwt.NewNumericDate(time.Now())}
}

func keys() {
	_ = &vault.TokenCreateRequest{DisplayName: "agent"} // want `a key is made without an end of its own: "api.TokenCreateRequest" sets no "TTL" or "ExplicitMaxTTL"`
	_ = &vault.TokenCreateRequest{DisplayName: "agent", TTL: "24h"}
	_ = &gitlab.CreateProjectAccessTokenOptions{Name: gitlab.Ptr("agent")} // want `"client-go.CreateProjectAccessTokenOptions" sets no "ExpiresAt"`
	o := &gitlab.CreateGroupAccessTokenOptions{Name: gitlab.Ptr("agent")}
	o.ExpiresAt = nil
}
