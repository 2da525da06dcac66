// Package sample holds one report for the tests of all formats. It has in it
// what breaks reports: multi-byte text, both line ends, a byte order mark,
// tabs, a line without end, a value of many lines, and file names that try to
// act on a terminal, forge an annotation or end a URL.
package sample

import (
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// The fake secrets of the sample, put together here so that no scanner of this
// repository stops at them.
var (
	token      = "ghp_" + strings.Repeat("EXAMPLE0", 4)
	privateKey = "-----BEGIN " + "PRIVATE KEY-----\nTUlJRVhBTVBMRQ==\n-----END " + "PRIVATE KEY-----"
)

// hostile is a file name that a report must not obey.
const hostile = "we ird\n::error file=a,line=1::%0A\x1b[31m#?[x](y)/ü日\u202e:\xff.env"

var (
	staticKey = rule("static-key-in-config", lint.Error, lint.Standards{
		Checklist: []int{5, 6}, CWE: []int{798, 260, 312, 22}, NIST: []string{"IA-5(7)", "IA-5(6)"},
		OWASP: []string{"LLM02:2025", "NHI2:2025", "MCP01:2025", "ASI03:2026"}, SecuritySeverity: 9.1,
	})
	sharedKey = rule("shared-key", lint.Warning, lint.Standards{Checklist: []int{1}, CWE: []int{522}, SecuritySeverity: 5})
	unnamed   = rule("unlabelled-key", lint.Note, lint.Standards{})
)

func rule(id string, s lint.Severity, standards lint.Standards) *lint.Rule {
	return &lint.Rule{
		ID: id, Severity: s, Since: "0.1.0", Standards: standards,
		Check: func(*lint.Pass) error { return nil },
		Page: "# " + id + "\n\nAn example of a rule named " + id + ".\n\n" +
			"## What it finds\n\nWhat the sample\nplants.\n\nMore of it.\n\n## Why it matters\n\nTests.\n",
	}
}

// Report returns the sample anew, for a test may change it.
func Report() *report.Report {
	mcp, env, long, pem, odd := config(), dotenv(), minified(), multiline(), oddName()
	findings := []lint.Finding{
		literal(mcp, long, env), shared(env, mcp), note(pem), literal(long), literal(odd),
	}
	for i := range findings {
		f := &findings[i]
		f.Fingerprint = lint.Fingerprint(f.Rule.ID, f.At.File.Path, f.At.Path, 1)
	}
	return &report.Report{
		Version:  "0.1.0",
		Rules:    []*lint.Rule{sharedKey, staticKey, unnamed},
		Findings: findings,
		Problems: []source.Problem{
			{Path: "broken.json", File: source.NewFile("broken.json", []byte("{\n  é: }")), Span: source.Span{Start: 7, End: 8}, Message: "want a value here"},
			{Path: "locked\x1b[2J.env", Message: "no permission to read it"},
		},
		Coverage: report.Coverage{Files: 7, Skipped: 1, Clients: []string{"Claude Code", "Cursor"}, Configs: 3,
			Ignored: 6, ByComment: 2, ByBaseline: 3, Unchanged: 1, Baseline: "known\x1b[2J.baseline", Gone: 1},
	}
}

// Empty returns a report of a run that found nothing.
func Empty() *report.Report {
	return &report.Report{Version: "0.1.0", Rules: []*lint.Rule{sharedKey, staticKey, unnamed}}
}

// Secrets returns every secret of the sample.
func Secrets() []string { return []string{token, privateKey, "TUlJRVhBTVBMRQ"} }

// config has a byte order mark, CRLF, tabs, and wide and combining characters
// in front of the secret.
func config() *source.File {
	return source.NewFile(".mcp.json", []byte("\ufeff{\r\n\t\"日本 e\u0301 👩‍💻\": {\"GITHUB_TOKEN\": \"Bearer "+token+"\"}\r\n}\r\n"))
}

func dotenv() *source.File {
	return source.NewFile("app dir/.env", []byte("# "+token+" again\nGITHUB_TOKEN="+token))
}

func minified() *source.File {
	return source.NewFile("dist/settings.json", []byte(strings.Repeat(`{"a":"é"},`, 400)+`"`+token+`"`+strings.Repeat(",1", 900)))
}

func multiline() *source.File {
	return source.NewFile("keys.yml", []byte("key: |\n"+privateKey+"\nrest: 1\n"))
}

func oddName() *source.File {
	return source.NewFile(hostile, []byte("\ufeffTOKEN="+token+"\n"))
}

// find conceals the secret of a file and returns its last place.
func find(f *source.File, secret string) source.Span {
	at := strings.LastIndex(string(f.Content), secret)
	s := source.Span{Start: at, End: at + len(secret)}
	f.Conceal(s)
	return s
}

func literal(f *source.File, related ...*source.File) lint.Finding {
	at := find(f, token)
	path := syntax.Pointer("").Key("mcpServers").Key("日本 \u202e" + token)
	out := lint.Finding{
		Rule: staticKey, At: lint.Location{File: f, Span: at, Path: path},
		Message: `env GITHUB_TOKEN of server "` + "日本 \x1b]0;" + token + `" holds a literal key`,
		Help:    "write ${GITHUB_TOKEN} and set the variable where Claude Code is started",
		Fixes: []lint.Fix{
			{Title: "refer to GITHUB_TOKEN", Safety: lint.Unsafe, Edits: []source.Edit{{Span: at, New: "${GITHUB_TOKEN}"}}},
			{Title: "move " + token + " to .env", Edits: []source.Edit{{New: "GITHUB_TOKEN=" + token}}},
		},
		Grant: &grant.Grant{
			Holder: grant.Holder{
				Clients: []*inventory.Client{{ID: "claude-code", Name: "Claude Code"}},
				Server:  &grant.Server{Name: "日本 \u202e" + token},
			},
			Route: grant.Env, Name: "GITHUB_TOKEN", Kind: credential.Literal,
			Secret: credential.NewSecret(token), Type: "github-pat",
		},
	}
	for _, r := range related {
		out.Related = append(out.Related, lint.Location{File: r, Span: find(r, token), Message: "[the](same) key " + token})
	}
	return out
}

func shared(f, other *source.File) lint.Finding {
	return lint.Finding{
		Rule: sharedKey, At: lint.Location{File: f, Span: find(f, token), Path: "GITHUB_TOKEN"},
		Message: "one key for two holders",
		Related: []lint.Location{{File: other, Span: find(other, token), Message: "also here"}},
		Fixes:   []lint.Fix{{Title: "give each its own", Safety: lint.Safe}},
	}
}

// note is a finding with another severity than its rule's.
func note(f *source.File) lint.Finding {
	severity := lint.Warning
	return lint.Finding{
		Rule: unnamed, Severity: &severity, Message: "no name tells what the key is for",
		At: lint.Location{File: f, Span: find(f, privateKey), Path: "/key"},
	}
}
