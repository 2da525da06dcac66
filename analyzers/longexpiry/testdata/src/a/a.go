// Package a gives lives of many lengths to tokens and keys.
package a

import (
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/golang-jwt/jwt"
	vault "github.com/hashicorp/vault/api"
)

const month = 30 * 24 * time.Hour

var lifetime = 12 * time.Hour

type claims struct {
	jwt.RegisteredClaims
}

func tokens(given time.Duration) {
	_ = jwt.RegisteredClaims{ExpiresAt: jwt.NewNumericDate(time.Now().Add(month))}        // want `lives for 30 days`
	_ = jwt.RegisteredClaims{ExpiresAt: jwt.NewNumericDate(time.Now().AddDate(10, 0, 0))} // want `lives for 10 years`
	_ = jwt.RegisteredClaims{ExpiresAt: jwt.NewNumericDate(time.Now().Add(lifetime))}
	_ = jwt.RegisteredClaims{ExpiresAt: jwt.NewNumericDate(time.Now().Add(24 * time.Hour))}
	_ = jwt.RegisteredClaims{ExpiresAt: jwt.NewNumericDate(time.Now().Add(given))}
	_ = jwt.StandardClaims{ExpiresAt: time.Now().Unix() + 7*24*3600} // want `lives for 7 days`

	end := time.Now().UTC().Add(48 * time.Hour)
	c := &claims{}
	c.ExpiresAt = jwt.NewNumericDate(end) // want `lives for 2 days`

	jwt.NewWithClaims(nil, jwt.MapClaims{
		"iat": time.Now().Add(month).Unix(),
		"exp": time.Now().Add(36 * time.Hour).Unix(), // want `lives for 36 hours`
	})
	m := jwt.MapClaims{}
	m["exp"] = jwt.NewNumericDate(time.Now().Add(month)) // want `lives for 30 days`
	jwt.NewWithClaims(nil, m)
}

func keys() {
	_ = vault.TokenCreateRequest{TTL: "720h"} // want `lives for 30 days`
	_ = vault.TokenCreateRequest{TTL: "8h", ExplicitMaxTTL: "24h"}
	_ = sts.AssumeRoleInput{DurationSeconds: aws.Int32(3600)}
	_ = sts.GetSessionTokenInput{DurationSeconds: aws.Int32(129600)} // want `lives for 36 hours`
	_ = http.Cookie{MaxAge: 365 * 24 * 3600}
}
