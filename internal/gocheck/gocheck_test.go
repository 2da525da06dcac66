package gocheck_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/analyzers"
	"github.com/credlint/credlint/analyzers/broadscope"
	"github.com/credlint/credlint/analyzers/keyinsource"
	"github.com/credlint/credlint/internal/gocheck"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

var rule = &lint.Rule{ID: "key-in-source", Severity: lint.Error, Analyzer: keyinsource.Analyzer}

func check(t *testing.T, rule *lint.Rule, files ...*source.File) ([]lint.Finding, []source.Problem) {
	t.Helper()
	return gocheck.New().Check(context.Background(), [][]*source.File{files}, []*lint.Rule{rule}, lint.Policy{MaxTTL: lint.DefaultMaxTTL})
}

func file(name, text string) *source.File { return source.NewFile(name, []byte(text)) }

// A method of an SDK is found without the SDK, whatever its major version, in
// code that would not compile, and in a package with two names.
func TestWithoutDependencies(t *testing.T) {
	for name, text := range map[string]string{
		"a version": `package a
import "github.com/google/go-github/v57/github"
func f() { _ = github.NewClient(nil).WithAuthToken("q7Gm2xTn9Lw4Rb8Zc5Vd") }`,
		"another version": `package a
import gh "github.com/google/go-github/v92/github"
var o = gh.WithAuthToken("q7Gm2xTn9Lw4Rb8Zc5Vd")`,
		"imports that are not there": `package a
import ("example.com/missing/v3"; vault "github.com/hashicorp/vault/api")
func f(c *vault.Client, m missing.Thing) { m.Do(); c.SetToken("q7Gm2xTn9Lw4Rb8Zc5Vd"); undefined() }`,
		"an SDK whose types are of no use": `package a
import "github.com/anthropics/anthropic-sdk-go/option"
var o = []option.RequestOption{option.WithAPIKey("q7Gm2xTn9Lw4Rb8Zc5Vd")}`,
		"code that breaks off": `package a
import "github.com/slack-go/slack"
var c = slack.New("q7Gm2xTn9Lw4Rb8Zc5Vd")
func f() {`,
	} {
		findings, problems := check(t, rule, file("a/a.go", text))
		if len(findings) != 1 || len(problems) != 0 {
			t.Errorf("%s: %d findings, problems %v", name, len(findings), problems)
		}
	}
}

// A finding has the place of the text itself and a path that outlives other
// changes, and no report can show the text.
func TestFinding(t *testing.T) {
	f := file("svc/a.go", "package a\nimport \"github.com/slack-go/slack\"\ntype s struct{}\nfunc (*s) dial() { slack.New(`q7Gm2xTn9Lw4Rb8Zc5Vd`) }\n")
	findings, _ := check(t, rule, f)
	if len(findings) != 1 {
		t.Fatalf("%d findings", len(findings))
	}
	at := findings[0].At
	if got := string(f.Text(at.Span)); got != "q7Gm2xTn9Lw4Rb8Zc5Vd" {
		t.Errorf("the place is %d bytes at %d", at.Span.Len(), at.Span.Start)
	}
	if at.Path != "/s.dial" {
		t.Errorf("the path is %q", at.Path)
	}
	if strings.Contains(f.Excerpt(at.Span).Text, "q7Gm2xTn9Lw4") {
		t.Error("an excerpt would show the text of the credential")
	}
}

// A constant in one file is followed into another of the package, and not into
// another package of the same folder.
func TestPackages(t *testing.T) {
	user := file("a/user.go", "package a\nimport \"github.com/slack-go/slack\"\nvar c = slack.New(token)\n")
	same := file("a/token.go", "package a\nconst token = \"q7Gm2xTn9Lw4Rb8Zc5Vd\"\n")
	other := file("a/other.go", "package main\nconst token = \"q7Gm2xTn9Lw4Rb8Zc5Vd\"\n")
	if found, _ := check(t, rule, user, same); len(found) != 1 || found[0].At.File != same {
		t.Errorf("same package: %d findings", len(found))
	}
	if found, _ := check(t, rule, user, other); len(found) != 0 {
		t.Errorf("other package: %d findings", len(found))
	}
}

// What breaks in an analyzer is a problem without the words of the panic.
func TestFaults(t *testing.T) {
	for want, run := range map[string]func(*analysis.Pass) (any, error){
		"analyzer broken failed on this package; please report it": func(*analysis.Pass) (any, error) { panic("q7Gm2xTn9Lw4Rb8Zc5Vd") },
		"analyzer broken broke: no idea":                           func(*analysis.Pass) (any, error) { return nil, errors.New("no idea") },
	} {
		broken := &lint.Rule{ID: "broken", Analyzer: &analysis.Analyzer{Name: "broken", Run: run}}
		_, problems := check(t, broken, file("a/a.go", "package a\nimport \"github.com/slack-go/slack\"\nvar c = slack.New(\"q7Gm2xTn9Lw4Rb8Zc5Vd\")\n"))
		if len(problems) != 1 || problems[0].Message != want || problems[0].Path != "a/a.go" {
			t.Errorf("got %v, want %q", problems, want)
		}
	}
}

// Only files that import an SDK and name what takes a credential are loaded.
func TestWants(t *testing.T) {
	c := gocheck.New()
	for text, want := range map[string]bool{
		"package a\nimport \"github.com/slack-go/slack\"\nvar c = slack.New(k)":       true,
		"package a\nimport \"github.com/stripe/stripe-go/v81\"\nvar _ = stripe.Key":   true,
		"package a\nimport \"github.com/slack-go/slack\"\nvar c slack.Message":        false,
		"package a\n// github.com/slack-go/slack New\nimport \"fmt\"\nvar _ = New(k)": false,
		"package a\nfunc f() {}": false,
	} {
		if got := c.Wants(file("a/a.go", text)); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
	if c.Wants(file("a/a_test.go", "package a\nimport \"github.com/slack-go/slack\"\nvar c = slack.New(k)")) {
		t.Error("a test is wanted")
	}
}

// No input makes the driver or an analyzer fail.
func FuzzCheck(f *testing.F) {
	f.Add("package a\nimport \"github.com/slack-go/slack\"\nvar t = \"a\" + t\nvar c = slack.New(t)")
	f.Add("package a\nimport \"github.com/anthropics/anthropic-sdk-go/option\"\nfunc g(a string) string { return g(a) }\nvar o = option.WithAPIKey(g(g(\"x\")))")
	f.Add("package a\nimport (\"golang.org/x/oauth2\"; _ \"github.com/mark3labs/mcp-go/mcp\")\nfunc f(c oauth2.Config) { c.AuthCodeURL(c.Exchange(nil, \"\")); c.Scopes = append(c.Scopes, c.Scopes...) }")
	f.Add("package a\nimport \"github.com/google/go-github/v92/github\"\nvar p = github.InstallationPermissions{Contents: github.Ptr(), Issues: 1, \"a\": nil, github.Ptr: p}")
	f.Add("package a\nimport \"github.com/golang-jwt/jwt\"\nvar c = jwt.MapClaims{\"exp\": c[\"exp\"], c: 1 + c}\nvar t = jwt.NewWithClaims(nil, c, t).SignedString()")
	var rules []*lint.Rule
	for _, a := range analyzers.All {
		rules = append(rules, &lint.Rule{ID: a.Name, Analyzer: a})
	}
	f.Fuzz(func(t *testing.T, text string) {
		folders := [][]*source.File{{file("a/a.go", text)}}
		_, problems := gocheck.New().Check(context.Background(), folders, rules, lint.Policy{MaxTTL: lint.DefaultMaxTTL})
		for _, p := range problems {
			t.Error(p.Message)
		}
	})
}

// A package belongs to an agent where its module says so, though nothing in the
// package does.
func TestModule(t *testing.T) {
	scopes := &lint.Rule{ID: "broad-scope", Severity: lint.Error, Analyzer: broadscope.Analyzer}
	code := file("tools/auth/a.go", "package auth\nimport \"golang.org/x/oauth2\"\nvar c = oauth2.Config{Scopes: []string{\"https://mail.google.com/\"}}\n")
	for module, want := range map[string]int{"example.com/crm-mcp": 1, "example.com/crm": 0} {
		c := gocheck.New()
		c.Wants(file("tools/go.mod", "module "+module+"\n\ngo 1.25\n"))
		findings, _ := c.Check(context.Background(), [][]*source.File{{code}}, []*lint.Rule{scopes}, lint.Policy{})
		if len(findings) != want {
			t.Errorf("%s: %d findings, want %d", module, len(findings), want)
		}
	}
}
