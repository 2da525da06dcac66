package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/rules"
)

// The scripts run the command with rules of their own, so that they test the
// command and not what credlint thinks of credentials.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"credlint": func() {
			p := &program{rules: scriptRules(), stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, env: os.Getenv, system: runtime.GOOS, now: scriptNow}
			os.Exit(p.main(os.Args[1:]))
		},
		"realcredlint": func() { // with the rules that people get
			p := &program{rules: rules.All, detector: gitleaks.New(), stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, env: os.Getenv, system: runtime.GOOS, now: scriptNow}
			os.Exit(p.main(os.Args[1:]))
		},
	})
}

// scriptNow is the time at which the scripts run.
var scriptNow = time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: false,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "join": join, "wide": wide},
		UpdateScripts:       *update,
		Condition: func(name string) (bool, error) {
			if name != "root" {
				return false, errors.New("no such condition")
			}
			return os.Geteuid() == 0, nil
		},
	})
}

// exits is "exits CODE ARGUMENT...": it runs credlint and wants that exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	var code interface{ ExitCode() int }
	got := 0
	if err := ts.Exec("credlint", args[1:]...); errors.As(err, &code) {
		got = code.ExitCode()
	}
	if got != want {
		ts.Fatalf("credlint %q exits with %d, want %d", args[1:], got, want)
	}
}

// join is "join FILE...": it takes the middle dots out of files.
func join(ts *testscript.TestScript, _ bool, files []string) {
	for _, name := range files {
		text := strings.ReplaceAll(ts.ReadFile(name), "·", "")
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
	}
}

// wide is "wide FILE...": it makes files of UTF-16.
func wide(ts *testscript.TestScript, _ bool, files []string) {
	for _, name := range files {
		ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(name)), 0o755))
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte("\xff\xfew\x00"), 0o644))
	}
}

func scriptRules() []*lint.Rule {
	return []*lint.Rule{
		{ID: "breaks", Severity: lint.Error, Page: page("breaks", `Breaks on "break".`), Check: func(p *lint.Pass) error {
			if bytes.Contains(p.Doc.File.Content, []byte("break")) {
				return errors.New("its own reason")
			}
			return nil
		}},
		{ID: "hint", Severity: lint.Note, Page: page("hint", `Finds "hint".`), Check: seek("hint", "a hint")},
		{ID: "panics", Severity: lint.Error, Page: page("panics", `Panics on "boom".`), Check: func(p *lint.Pass) error {
			if bytes.Contains(p.Doc.File.Content, []byte("boom")) {
				panic(string(p.Doc.File.Content))
			}
			return nil
		}},
		{ID: "planted-word", Severity: lint.Warning, Page: page("planted-word", `Finds "planted".`), Check: seek("planted", "a planted word")},
		{ID: "twice", Severity: lint.Warning, Page: page("twice", `Finds "twin" in two files.`),
			Check: seek("nothing has this", ""), Conclude: twins},
	}
}

func page(id, summary string) string { return "# " + id + "\n\n" + summary + "\n" }

// seek reports every occurrence of a word.
func seek(word, message string) func(*lint.Pass) error {
	return func(p *lint.Pass) error {
		content := p.Doc.File.Content
		for at := 0; ; {
			i := bytes.Index(content[at:], []byte(word))
			if i < 0 {
				return nil
			}
			span := source.Span{Start: at + i, End: at + i + len(word)}
			p.Report(lint.Finding{At: lint.Location{File: p.Doc.File, Span: span}, Message: message})
			at = span.End
		}
	}
}

// twins reports the last of several files with the word "twin".
func twins(run *lint.Run) error {
	var files []*source.File
	for _, doc := range run.Docs {
		if bytes.HasPrefix(doc.File.Content, []byte("twin")) {
			files = append(files, doc.File)
		}
	}
	if n := len(files); n > 1 {
		run.Report(lint.Finding{At: lint.Location{File: files[n-1], Span: source.Span{End: 4}}, Message: "this twin has a brother"})
	}
	return nil
}
