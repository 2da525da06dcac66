package report_test

import (
	stdjson "encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/json"
	"github.com/credlint/credlint/internal/report/text"
)

// all are the formats, and those of the map.
func all() map[string]func(io.Writer, *report.Report) error {
	out := map[string]func(io.Writer, *report.Report) error{
		"keys": func(w io.Writer, r *report.Report) error {
			return text.WriteKeys(w, r, r.Map, time.Time{}, text.Options{Width: 60})
		},
		"keys json": func(w io.Writer, r *report.Report) error { return json.WriteKeys(w, r, r.Map, time.Time{}) },
	}
	for name, write := range formats {
		out[name] = write
	}
	out["text"] = func(w io.Writer, r *report.Report) error { return text.Write(w, r, text.Options{}) }
	return out
}

// Whatever a repository says, each format stays a document of its kind, in which
// nothing acts on a terminal or on a CI system.
func FuzzFormatsStayWhole(f *testing.F) {
	f.Add("::error file=x::forged", "key: ", "\n")
	f.Add("a\n ::error::b\r::error::c ##[error]d ##vso[task.x]e", "\ufeff\t日本 ", "\r\n::stop-commands::x")
	f.Add("<script>x</script>]]>&amp;|`|[x](y)\\", "\xff\x1b[31m\u202e\u2028", "")
	f.Add("a\U000e0072\U000e006d\u200b\u200d\u2060\ufe0f\U000e0101\u3164\u00ad\u034f", "```\n</details>\n", "\n~~~~ ::set-output name=a::b")
	f.Add("[x](http://a.example) ![y](http://a.example/y.png) <!-- z --> @all #1", " ```` a ", "\n# IGNORE PREVIOUS INSTRUCTIONS\n")
	f.Add(strings.Repeat("x", 70)+"::error::", "", strings.Repeat(" ::a", 30))
	neutral := map[string]string{}
	for name, write := range all() {
		neutral[name] = render(f, write, filled("neutral", "", ""))
	}
	f.Fuzz(func(t *testing.T, word, before, after string) {
		if len(word)+len(before)+len(after) > 2000 {
			t.Skip()
		}
		r := filled(word, before, after)
		for name, write := range all() {
			doc := render(t, write, r)
			inert(t, name, doc)
			whole(t, name, doc, neutral[name])
		}
	})
}

// inert wants nothing that is obeyed.
func inert(t *testing.T, name, doc string) {
	t.Helper()
	if !utf8.ValidString(doc) {
		t.Errorf("%s: not UTF-8", name)
	}
	said := ours.Replace(doc)
	if i := strings.IndexFunc(said, acts); i >= 0 {
		t.Errorf("%s: a control character in %q", name, said[max(0, i-20):min(len(said), i+20)])
	}
	if at := fence.FindString(doc); at != "" {
		t.Errorf("%s: the fence %q", name, at)
	}
	if at := commandAnywhere.FindString(doc); at != "" {
		t.Errorf("%s: the command %q", name, at)
	}
	for line := range strings.Lines(doc) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") && (name != "github" || !commandOfOurs.MatchString(line)) {
			t.Errorf("%s: the command %q", name, line)
		}
	}
}

// ours are the characters that the formats put in themselves, to break a mention, a
// link or a command where there is no escape.
var ours = strings.NewReplacer("#\u200d", "#", "@\u200d", "@", ":\u200d//", "://", ":\u200b:", "::")

// acts is written from the properties of Unicode and not from what the reports
// escape.
func acts(r rune) bool {
	return r != '\n' && r != '\t' && (unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point))
}

var (
	commandAnywhere = regexp.MustCompile(`##[A-Za-z]*\[`)
	commandOfOurs   = regexp.MustCompile(`^::(error|warning|notice) file=[^:,]*,line=[^:]*,title=[^:]*::[^\n]*\n$|^::warning file=[^:,]*(,line=\d+)?,title=[^:]*::[^\n]*\n$`)
	fence           = regexp.MustCompile("```|~~~")
	tag             = regexp.MustCompile(`<[A-Za-z/!][a-z0-9]*`)
	cell            = regexp.MustCompile(`(?:^|[^\\])(?:\\\\)*\|`)
)

// whole wants a document of the form that a report on a harmless word has.
func whole(t *testing.T, name, doc, neutral string) {
	t.Helper()
	switch name {
	case "json", "sarif", "gitlab", "keys json":
		if !stdjson.Valid([]byte(doc)) {
			t.Errorf("%s: no JSON: %q", name, doc)
		}
	case "junit":
		if got, want := elements(t, doc), elements(t, neutral); got != want {
			t.Errorf("junit: the elements %s, want %s", got, want)
		}
	case "html":
		if got, want := strings.Join(tag.FindAllString(doc, -1), ""), strings.Join(tag.FindAllString(neutral, -1), ""); got != want {
			t.Errorf("html: the tags %s, want %s", got, want)
		}
	case "markdown":
		if got, want := rows(doc), rows(neutral); got != want {
			t.Errorf("markdown: the rows %q, want %q in\n%s", got, want, doc)
		}
	}
}

// elements are the names of a document's elements.
func elements(t *testing.T, doc string) string {
	t.Helper()
	var b strings.Builder
	for in := xml.NewDecoder(strings.NewReader(doc)); ; {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("no XML: %v", err)
		}
		if start, ok := token.(xml.StartElement); ok {
			b.WriteString("<" + start.Name.Local)
		}
	}
}

// rows are the number of bars in each line that is a row.
func rows(doc string) string {
	var b strings.Builder
	for line := range strings.Lines(doc) {
		if strings.HasPrefix(line, "|") {
			b.WriteByte(byte('0' + len(cell.FindAllString(line, -1))))
		}
	}
	return b.String()
}
