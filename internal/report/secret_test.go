package report_test

import (
	"bytes"
	stdjson "encoding/json"
	"html/template"
	"io"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/github"
	"github.com/credlint/credlint/internal/report/gitlab"
	"github.com/credlint/credlint/internal/report/html"
	"github.com/credlint/credlint/internal/report/json"
	"github.com/credlint/credlint/internal/report/junit"
	"github.com/credlint/credlint/internal/report/markdown"
	"github.com/credlint/credlint/internal/report/sarif"
	"github.com/credlint/credlint/internal/report/text"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

var formats = map[string]func(io.Writer, *report.Report) error{
	"text": func(w io.Writer, r *report.Report) error {
		return text.Write(w, r, text.Options{Color: true})
	},
	"problems": func(w io.Writer, r *report.Report) error {
		return text.WriteProblems(w, r.Problems, text.Options{})
	},
	"github":   github.Write,
	"gitlab":   gitlab.Write,
	"html":     html.Write,
	"json":     json.Write,
	"junit":    junit.Write,
	"markdown": markdown.Write,
	"sarif":    sarif.Write,
}

// A secret that stands in every place where text of a repository can stand
// appears in no format, in no spelling.
func FuzzNoFormatShowsTheSecret(f *testing.F) {
	f.Add("EXAMPLE0example0", "key: ", "\n")
	f.Add(`p@ss"w<>\rd%2F/x`, "\ufeff\t日本 ", "\r\nmore")
	f.Add("line one\nline two\nline three", "\xff\x1b[31m", "")
	f.Add("{0}[a](b)~1", strings.Repeat("x", 300), strings.Repeat("y", 300))
	f.Fuzz(func(t *testing.T, secret, before, after string) {
		if len(secret) < 8 || len(secret) > 200 || len(before)+len(after) > 2000 {
			t.Skip()
		}
		// A secret that the report holds anyway ("severity") says nothing.
		neutral := planted("EXAMPLE0neutral0", before, after)
		r := planted(secret, before, after)
		for name, write := range formats {
			known, doc := render(t, write, neutral), render(t, write, r)
			for _, spelling := range spellings(secret) {
				if strings.Contains(doc, spelling) && !strings.Contains(known, spelling) && !strings.Contains(source.Mask, spelling) {
					t.Fatalf("format %s shows the secret", name)
				}
			}
		}
	})
}

func render(t testing.TB, write func(io.Writer, *report.Report) error, r *report.Report) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// spellings are the secret as the formats would write it.
func spellings(secret string) []string {
	out := []string{secret, source.Visible(secret), url.PathEscape(secret), template.HTMLEscapeString(secret)}
	if utf8.ValidString(secret) {
		quoted, _ := stdjson.Marshal(secret) // a string always has a JSON form
		out = append(out, string(quoted[1:len(quoted)-1]))
	}
	return out
}

// planted is a report with the secret in every text.
func planted(secret, before, after string) *report.Report {
	r := filled(secret, before, after)
	f := &r.Findings[0]
	f.At.File.Conceal(f.At.Span)
	f.Grant.Secret = credential.NewSecret(secret)
	r.Map = keymap.Draw([]*grant.Document{{File: f.At.File, Servers: []*grant.Server{f.Grant.Holder.Server}, Grants: []*grant.Grant{f.Grant}}})
	return r
}

// filled is a report with a word in every text. The digit in the path is there since
// names of plain words stay as they are.
func filled(word, before, after string) *report.Report {
	file := source.NewFile("dir/"+word+"1.json", []byte(before+word+after))
	at := source.Span{Start: len(before), End: len(before) + len(word)}
	here := lint.Location{File: file, Span: at, Path: syntax.Pointer("").Key("a") + syntax.Pointer("/"+word), Message: "near " + word}
	rule := &lint.Rule{ID: "planted", Severity: lint.Error, Page: "# planted\n\nA rule.\n"}
	server := &grant.Server{Name: "s " + word}
	held := &grant.Grant{
		Name: word, Kind: credential.Literal, Route: grant.Env,
		Holder: grant.Holder{Server: server}, Place: grant.Place{File: file, Value: at, Path: here.Path},
	}
	return &report.Report{
		Map:   keymap.Draw([]*grant.Document{{File: file, Servers: []*grant.Server{server}, Grants: []*grant.Grant{held}}}),
		Rules: []*lint.Rule{rule},
		Findings: []lint.Finding{{
			Rule: rule, At: here, Related: []lint.Location{here},
			Message: "server " + word + " has a key", Help: "remove " + word,
			Fixes: []lint.Fix{{Title: "move " + word, Edits: []source.Edit{{Span: at, New: "K=" + word}}}},
			Grant: held,
		}},
		Problems: []source.Problem{{Path: file.Path, File: file, Span: at, Message: "cannot read " + word}},
	}
}
