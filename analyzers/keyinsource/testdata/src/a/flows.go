package a

import (
	"cmp"
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/anthropics/anthropic-sdk-go/option"
	"github.com/golang-jwt/jwt"
)

const constant = "q7Gm2xTn9Lw4Rb8Zc5Vd" // want `reaches "option.WithAPIKey"`

var signingKey = []byte("r8Hn3yUp1Mx5Sc9Ad6We") // want `reaches "jwt.Token.SignedString"`

func variables(token *jwt.Token) {
	_ = option.WithAPIKey(constant)
	_, _ = token.SignedString(signingKey)
	local := "s9Jp4zVq2Ny6Td1Be7Xf" // want `reaches "option.WithAPIKey"`
	_ = option.WithAPIKey(strings.TrimSpace(local))
}

func composed(req *http.Request) {
	key := "t1Kq5aWr3Pz7Ue2Cf8Yg" // want `reaches "http.Header.Set"`
	req.Header.Set("Authorization", "Bearer "+key)
	other := "u2Lr6bXs4Qa8Vf3Dg9Zh" // want `reaches "http.Header.Set"`
	req.Header.Set("X-API-Key", fmt.Sprintf("%s", other))
	req.Header.Set("Authorization", fmt.Sprintf("Bearer %s", os.Getenv("KEY")))
}

// A default that stands in for a key that is not set.
func fallbacks() {
	_ = option.WithAPIKey(cmp.Or(os.Getenv("KEY"), "v3Ms7cYt5Rb9Wg4Eh1Ak")) // want `as the fallback where the real one is not set`

	key := os.Getenv("KEY")
	if key == "" {
		key = "w4Nt8dZu6Sc1Xh5Fj2Bm" // want `reaches "option.WithAPIKey"`
	}
	_ = option.WithAPIKey(key)

	_ = option.WithAPIKey(getEnv("KEY", "x5Pu9eAv7Td2Yj6Gk3Cn")) // want `as the fallback where the real one is not set`
	_ = getEnv("HOST", "y6Qv1fBw8Ue3Zk7Hm4Dp")
	_ = flag.String("api-key", "z7Rw2gCx9Vf4Am8Jn5Eq", "the key") // want `reaches "flag.String"`
	_ = flag.String("name", "z7Rw2gCx9Vf4Am8Jn5Eq", "a name")
}

func getEnv(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}

type config struct{ key, name string }

func fields() {
	c := config{key: "a8Sx3hDy1Wg5Bn9Kp6Fr", name: "b9Ty4jEz2Xh6Cp1Lq7Gs"} // want `reaches "option.WithAPIKey"`
	_ = option.WithAPIKey(c.key)
	_ = c.name
	handOver("c1Uz5kFa3Yj7Dq2Mr8Ht") // want `reaches "option.WithAPIKey"`
}

func handOver(key string) { _ = option.WithAPIKey(key) }
