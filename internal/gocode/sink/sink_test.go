package sink

import (
	"reflect"
	"testing"
)

func TestParse(t *testing.T) {
	table, err := Parse("# a comment\ntoken  example.com/sdk  New(1)  # the token\nnamed net/http Header.Set(0,1)\napi-key example.com/sdk Config{Key}\napi-key example.com/sdk Key=\n")
	if err != nil {
		t.Fatal(err)
	}
	for place, want := range map[Place]Sink{
		{"example.com/sdk/v3", "New"}:     {Kind: Token, Package: "example.com/sdk", Symbol: "New", Arg: 1, Name: -1},
		{"net/http", "Header.Set"}:        {Kind: Named, Package: "net/http", Symbol: "Header.Set", Arg: 1, Name: 0},
		{"example.com/sdk", "Config.Key"}: {Kind: APIKey, Package: "example.com/sdk", Symbol: "Config.Key", Name: -1, Field: true},
		{"example.com/sdk", "Key"}:        {Kind: APIKey, Package: "example.com/sdk", Symbol: "Key", Name: -1, Field: true},
	} {
		if at := table.At(place); len(at) != 1 || !reflect.DeepEqual(*at[0], want) {
			t.Errorf("%v: %v", place, at)
		}
	}
	for _, wrong := range []string{"token New(0)", "token example.com/sdk New(", "token example.com/sdk T{}"} {
		if _, err := Parse(wrong); err == nil {
			t.Errorf("%q was read", wrong)
		}
	}
}

func TestUnversioned(t *testing.T) {
	for path, want := range map[string]string{
		"github.com/google/go-github/v92/github": "github.com/google/go-github/github",
		"github.com/golang-jwt/jwt/v5":           "github.com/golang-jwt/jwt",
		"k8s.io/api/core/v1beta1":                "k8s.io/api/core/v1beta1",
		"example.com/videos/vault":               "example.com/videos/vault",
	} {
		if got := Unversioned(path); got != want {
			t.Errorf("%s: %s", path, got)
		}
	}
}
