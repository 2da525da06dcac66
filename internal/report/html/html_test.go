package html_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/html"
	"github.com/credlint/credlint/internal/report/sample"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// project has a key in two hands, one in the environment, one in a manager, and
// names that try to be markup.
const project = `
-- .cursor/mcp.json --
{"mcpServers": {
  "</title><script>alert(1)</script>": {"command": "x", "env": {"API_TOKEN": "${env:API_TOKEN}"}},
  "tickets": {"command": "x", "env": {"GITHUB_TOKEN": "@SECRET"}}
}}
-- .mcp.json --
{"mcpServers": {
  "tickets": {"command": "x", "env": {"DB_TOKEN": "op://v/db/token", "GITHUB_TOKEN": "@SECRET"}}
}}
-- .env --
API_TOKEN=\u003cimg src=x onerror=alert(1)\u003e
`

// secret is put together here, so that no scanner stops at it.
var secret = "ghp_" + "Zq7wXk2pLm9vNb4tRc8yHd6fWs3gJt" + "2lZTB5"

func withMap() *report.Report {
	var docs []*grant.Document
	for _, f := range txtar.Parse([]byte(strings.ReplaceAll(project, "@SECRET", secret))).Files {
		docs = append(docs, scan.Document(source.NewFile(f.Name, f.Data), gitleaks.New()))
	}
	r := sample.Report()
	r.Now = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	r.Map = keymap.Draw(docs)
	return r
}

func TestSample(t *testing.T) {
	out := sample.Golden(t, "sample.html", withMap(), html.Write)
	sample.HoldsNoSecret(t, out)
	if bytes.Contains(out, []byte(secret)) {
		t.Error("the map shows the secret")
	}
	if n := bytes.Count(out, []byte("<script")); n != 1 {
		t.Errorf("%d scripts, want the page's own alone", n)
	}
	if !bytes.Contains(out, []byte("2 holders")) {
		t.Error("the map does not tell that a key is shared")
	}
}

func TestNothingFound(t *testing.T) {
	sample.Golden(t, "empty.html", sample.Empty(), html.Write)
}

// The policy names the script and the style as they stand in the page: a
// browser would refuse them otherwise, and nothing else can run.
func TestPolicyFitsThePage(t *testing.T) {
	var out bytes.Buffer
	if err := html.Write(&out, sample.Empty()); err != nil {
		t.Fatal(err)
	}
	doc := out.String()
	for _, tag := range []string{"style", "script"} {
		inside := regexp.MustCompile(`(?s)<` + tag + `>(.*?)</` + tag + `>`).FindStringSubmatch(doc)[1]
		sum := sha256.Sum256([]byte(inside))
		// The template escapes the signs of base64 in an attribute.
		want := strings.ReplaceAll(tag+"-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'", "'", "&#39;")
		if !strings.Contains(doc, strings.ReplaceAll(want, "+", "&#43;")) {
			t.Errorf("the policy does not let the page's %s run", tag)
		}
	}
}

// Nothing is loaded: the only addresses are links to pages of rules.
func TestLoadsNothing(t *testing.T) {
	var out bytes.Buffer
	if err := html.Write(&out, withMap()); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{" src=", "url(", "@import", "<link", "<img", "<iframe", " style=", " on"} {
		for _, tag := range regexp.MustCompile(`<[a-z][^>]*>`).FindAllString(out.String(), -1) {
			if strings.Contains(tag, bad) {
				t.Errorf("the page holds %q", tag)
			}
		}
	}
	for _, href := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(out.String(), -1) {
		if !strings.HasPrefix(href[1], "#") && !strings.HasPrefix(href[1], "https://github.com/credlint/credlint/tree/main/rules/") {
			t.Errorf("the page links to %s", href[1])
		}
	}
}

// A page that a browser can lay out: the rest is counted.
func TestManyFindings(t *testing.T) {
	r := sample.Report()
	for len(r.Findings) < 3000 {
		r.Findings = append(r.Findings, r.Findings[0])
	}
	var out bytes.Buffer
	if err := html.Write(&out, r); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "<article"); n != 2000 || !strings.Contains(out.String(), "1000 more are left out") {
		t.Errorf("%d findings are shown, want 2000, and the rest said", n)
	}
}
