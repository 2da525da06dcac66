package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/lint"
)

// faulty is what breaks credlint itself, at each step and with a text that holds
// all of the file.
type faulty struct {
	rules    []*lint.Rule
	detector detect.Detector
	stdout   io.Writer
}

// panics is a detector or an output that panics with what it is given.
type panics struct{}

func (panics) Find(_ string, text []byte) []credential.Match { panic(string(text)) }
func (panics) Write(text []byte) (int, error)                { panic("cannot write " + string(text)) }

// quotes is an output whose error quotes what is written.
type quotes struct{}

func (quotes) Write(text []byte) (int, error) { return 0, fmt.Errorf("cannot write %s", text) }

func faults(secret string) map[string]faulty {
	rule := func(r lint.Rule) faulty {
		r.ID, r.Severity, r.Page = "breaks", lint.Error, page("breaks", "Breaks.")
		return faulty{rules: []*lint.Rule{&r}}
	}
	said := func(docs int) string { return fmt.Sprintf("%d files with %s in them", docs, secret) }
	return map[string]faulty{
		"check panics":             rule(lint.Rule{Check: func(p *lint.Pass) error { panic(string(p.Doc.File.Content)) }}),
		"check panics by itself":   rule(lint.Rule{Check: func(p *lint.Pass) error { return fmt.Errorf("%c", p.Doc.File.Content[len(secret)*1000]) }}),
		"check fails":              rule(lint.Rule{Check: func(p *lint.Pass) error { return errors.New(string(p.Doc.File.Content)) }}),
		"conclude panics":          rule(lint.Rule{Conclude: func(r *lint.Run) error { panic(said(len(r.Docs))) }}),
		"conclude fails":           rule(lint.Rule{Conclude: func(r *lint.Run) error { return errors.New(said(len(r.Docs))) }}),
		"review panics":            rule(lint.Rule{Review: func(r *lint.Review) error { panic(said(len(r.Ignores))) }}),
		"review fails":             rule(lint.Rule{Review: func(r *lint.Review) error { return errors.New(said(len(r.Ignores))) }}),
		"a finding without a file": rule(lint.Rule{Check: func(p *lint.Pass) error { p.Report(lint.Finding{Message: secret}); return nil }}),
		"the detector panics":      {detector: panics{}},
		"the output panics":        {stdout: panics{}},
		"the output fails":         {stdout: quotes{}},
	}
}

func TestSecretsOfFaultsStayHidden(t *testing.T) {
	for name, broken := range faults(seed) {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, ".", ".mcp.json", []byte(`{"mcpServers": {"a": {"command": "x", "env": {"API_TOKEN": "`+seed+`"}}}}`))
			write(t, ".", "CLAUDE.md", []byte("# "+seed+"\n\n    export A_TOKEN="+seed+" # credlint:ignore x-y: "+seed+"\n"))
			write(t, ".", "x.py", []byte("token = '"+seed+"'\n"))
			for _, args := range [][]string{{"--verbose"}, {"-f", "json"}, {"-f", "sarif"}, {"-f", "html"}, {"keys"}, {"fix", "--dry-run", "--unsafe"}, {"--write-baseline", "known"}} {
				var out, errs bytes.Buffer
				p := &program{rules: broken.rules, detector: broken.detector, stdin: strings.NewReader(""), stdout: &out, stderr: &errs, env: func(string) string { return "" }}
				if broken.stdout != nil {
					p.stdout = broken.stdout
				}
				code := p.main(args)
				if what := shown(out.String()+errs.String(), seed); what != "" {
					t.Errorf("%v shows the secret as %s: %s", args, what, around(out.String()+errs.String(), seed))
				}
				if code == exitClean && args[0] == "--verbose" {
					t.Errorf("%v: a failure is called clean", args)
				}
			}
		})
	}
}
