package scan

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// planted is a rule that reports every occurrence of a word.
var planted = &lint.Rule{ID: "planted", Severity: lint.Warning, Check: func(p *lint.Pass) error {
	content := p.Doc.File.Content
	for at := 0; ; {
		i := bytes.Index(content[at:], []byte("planted"))
		if i < 0 {
			return nil
		}
		span := source.Span{Start: at + i, End: at + i + len("planted")}
		p.Report(lint.Finding{At: lint.Location{File: p.Doc.File, Span: span}, Message: "a planted word"})
		at = span.End
	}
}}

// tree writes files below a new folder and returns it.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// run scans a folder with the rule above.
func run(t *testing.T, root string) *Result {
	t.Helper()
	r, err := Run(t.Context(), Options{Root: root, Paths: []string{root}, Rules: []*lint.Rule{planted}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// lines renders what tests compare: findings, problems, omissions.
func lines(r *Result) []string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, fmt.Sprintf("%s:%d %s %s", f.At.File.Path, f.At.Span.Start, f.Rule.ID, f.Fingerprint))
	}
	for _, p := range r.Problems {
		out = append(out, p.Error())
	}
	for _, o := range r.Omissions {
		out = append(out, o.Path+" omitted: "+o.Reason)
	}
	return out
}

func TestSameResultAtAnyNumberOfWorkers(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("%d/%d/file%d.txt", i%7, i%5, i)] = strings.Repeat("planted\n", i%4) + "x"
		files[fmt.Sprintf("%d/picture%d.data", i%3, i)] = "\x00"
	}
	root := tree(t, files)
	var want []string
	for _, jobs := range []int{1, 2, 3, 8, 64} {
		r, err := Run(t.Context(), Options{Root: root, Paths: []string{root, root + "/1", root + "/3/.."}, Rules: []*lint.Rule{planted}, Jobs: jobs})
		if err != nil {
			t.Fatal(err)
		}
		if r.Coverage.Files != 300 || r.Coverage.Skipped != 300 {
			t.Errorf("%d workers: coverage %+v, want 300 files and 300 omissions", jobs, r.Coverage)
		}
		got := lines(r)
		if want == nil {
			want = got
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d workers give another result than one", jobs)
		}
	}
}

func TestWalkLeavesOut(t *testing.T) {
	root := tree(t, map[string]string{
		"notes.txt": "", "vendor/a.go": "", "a/node_modules/b/c.js": "", ".git/config": "", "go.sum": "", "Cargo.lock": "",
		"site.min.css": "", "app.js.map": "", "logo.PNG": "", "build/made.txt": "", "sub/.venv/x.py": "",
	})
	got := lines(run(t, root))
	want := []string{
		"Cargo.lock omitted: lock file", "a/node_modules/ omitted: third-party code", "app.js.map omitted: generated",
		"go.sum omitted: lock file", "logo.PNG omitted: binary", "site.min.css omitted: generated",
		"sub/.venv/ omitted: third-party code", "vendor/ omitted: third-party code",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What the user names is read even where a walk would leave it out.
// Several clients read .mcp.json; coverage names the one whose file it is.
func TestCoverageNamesOwners(t *testing.T) {
	r := run(t, tree(t, map[string]string{".mcp.json": "{}", "sub/.mcp.json": "{}", ".cursor/mcp.json": "{}"}))
	if got, want := strings.Join(r.Coverage.Clients, ", "), "Claude Code, Cursor"; got != want || r.Coverage.Configs != 3 {
		t.Errorf("coverage %q in %d configs, want %q in 3", got, r.Coverage.Configs, want)
	}
}

func TestNamedFileIsRead(t *testing.T) {
	root := tree(t, map[string]string{"node_modules/go.sum": "planted"})
	r := run(t, filepath.Join(root, "node_modules"))
	if len(r.Findings) != 0 {
		t.Error("a walk read a lock file")
	}
	if r = run(t, filepath.Join(root, "node_modules", "go.sum")); len(r.Findings) != 1 {
		t.Errorf("the named lock file gave %d findings, want 1", len(r.Findings))
	}
}

func TestUnfitContent(t *testing.T) {
	config := inventory.Identity{Kind: inventory.Config, Format: inventory.JSON}
	dotenv := inventory.Identity{Kind: inventory.DotenvFile, Format: inventory.Dotenv}
	page := inventory.Identity{Kind: inventory.Instructions, Format: inventory.Markdown}
	other := inventory.Identity{Format: inventory.Text}
	for _, c := range []struct {
		name, content string
		id            inventory.Identity
		want          refusal
		harmless      bool
	}{
		{"a.md", "a\x00\xff", page, binary, false},
		{".cursorrules", "a\x00\xff", page, binary, false},
		{"a.png", "a\x00\xff", page, binary, true},
		{"UTF-16 config without a byte order mark", "{\x00}\x00", config, utf16, false},
		{"the same, the other way round", "\x00{\x00}", config, utf16, false},
		{"empty config", "", config, empty, false},
		{"empty TOML config", "", inventory.Identity{Kind: inventory.Config, Format: inventory.TOML}, "", false},
		{"empty dotenv", "", dotenv, "", false},
		{"empty text", "", other, "", false},
		{"archive named as a config", "a\x00b", config, binary, false},
		{"archive named as dotenv", "a\x00b", dotenv, binary, false},
		{"picture among instructions", "a\x00b", page, binary, true},
		{"binary", "a\x00b", other, binary, true},
		{"NUL far behind", strings.Repeat("a", sniffed) + "\x00", config, "", false},
		{"UTF-16 config", "\xff\xfe{\x00", config, utf16, false},
		{"UTF-16 instructions", "\xfe\xff\x00a", page, utf16, false},
		{"UTF-16 text", "\xff\xfea\x00", other, utf16, true},
		{"UTF-8 with a byte order mark", "\xef\xbb\xbf{}", config, "", false},
		{"Latin-1", "caf\xe9", other, "", false},
	} {
		got := unfit([]byte(c.content), c.id)
		if got != c.want || got.harmless(c.name, c.id.Kind) != c.harmless {
			t.Errorf("%s: %q, harmless %v; want %q, %v", c.name, got, got.harmless(c.name, c.id.Kind), c.want, c.harmless)
		}
	}
}

func TestUnreadFiles(t *testing.T) {
	root := tree(t, map[string]string{"big": ""})
	big := filepath.Join(root, "big")
	if err := os.Truncate(big, maxText+1); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		e    *entry
		want refusal
	}{
		{"vanished", &entry{name: filepath.Join(root, "gone")}, vanished},
		{"folder", &entry{name: root}, refusal(source.ErrNotRegular.Error())},
		{"large text", &entry{name: big}, tooLarge},
		{"large config", &entry{name: big, id: inventory.Identity{Kind: inventory.Config}}, binary},
	} {
		if _, got := read(c.e, nil); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if r := run(t, root); len(r.Problems) != 0 || len(r.Omissions) != 1 {
		t.Errorf("a large text gives %v, want one omission", lines(r))
	}
}

// A cancelled run tells so, and keeps what it has.
// What Helm has to fill in is no YAML, and no client's. Broken YAML is.
func TestTemplatesOfCharts(t *testing.T) {
	const template = "{{- /* the server\n     of the chart */}}\nkind: Service\n"
	root := tree(t, map[string]string{"chart/templates/mcp.yaml": template, "chart/mcp.yaml": template, "templates/mcp.yml": "a: [\n"})
	var got []string
	for _, p := range run(t, root).Problems {
		got = append(got, p.Path)
	}
	if want := []string{"chart/mcp.yaml", "templates/mcp.yml"}; !slices.Equal(got, want) {
		t.Errorf("problems of %q, want %q", got, want)
	}
}

func TestCancelled(t *testing.T) {
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("%02d.txt", i)] = "planted"
	}
	root := tree(t, files)
	ctx, cancel := context.WithCancel(t.Context())
	r, err := Run(ctx, Options{
		Root: root, Paths: []string{root}, Rules: []*lint.Rule{planted}, Jobs: 1,
		Progress: func(done, total int) {
			if total != 50 {
				t.Errorf("total = %d, want 50", total)
			}
			if done == 10 {
				cancel()
			}
		},
	})
	if err != context.Canceled || len(r.Findings) != 10 || r.Coverage.Files != 10 {
		t.Errorf("%d findings, %v; want the first 10 and %v", len(r.Findings), err, context.Canceled)
	}
}

// brittle stands for a detector that fails on some content.
type brittle struct{}

func (brittle) Find(_ string, text []byte) []credential.Match {
	if bytes.HasPrefix(text, []byte("boom")) {
		panic("hunter2")
	}
	return nil
}

func TestFailureOfOneFileIsAProblemOfThatFile(t *testing.T) {
	root := tree(t, map[string]string{"a": "planted", "b": "boom planted", "c": "planted"})
	r, err := Run(t.Context(), Options{Root: root, Paths: []string{root}, Rules: []*lint.Rule{planted}, Detector: brittle{}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) != 2 || len(r.Problems) != 1 || r.Problems[0].Path != "b" {
		t.Errorf("got %v, want findings in a and c and a problem of b", lines(r))
	}
	if message := r.Problems[0].Message; strings.Contains(message, "hunter2") || !strings.Contains(message, "scan_test.go:") {
		t.Errorf("the message must tell the place in the code and not the value: %s", message)
	}
}

// Credentials without number are a problem, not a memory without end: in lines, and in
// one text.
func TestMoreCredentialsThanAreRead(t *testing.T) {
	root := tree(t, map[string]string{
		".env":      strings.Repeat("A_TOKEN=${A}\n", 250_000),
		".mcp.json": `{"mcpServers":{"a":{"command":"sh","args":["-c","` + strings.Repeat("A_TOKEN=b ", 250_000) + `"]}}}`,
	})
	r, err := Run(t.Context(), Options{Root: root, Paths: []string{root}})
	if err != nil {
		t.Fatal(err)
	}
	said := func(p source.Problem) bool {
		return strings.HasPrefix(p.Message, "holds more credentials than are read")
	}
	if len(r.Problems) != 2 || !said(r.Problems[0]) || !said(r.Problems[1]) {
		t.Errorf("got the problems %v, want one of each file", r.Problems)
	}
}

func TestCheck(t *testing.T) {
	alone := Document(source.NewFile("a.txt", []byte("planted, planted")), nil)
	other := Document(source.NewFile("B.txt", []byte("planted")), nil)
	sawAll := &lint.Rule{ID: "saw-all", Conclude: func(run *lint.Run) error {
		run.Report(lint.Finding{At: lint.Location{File: run.Docs[0].File}, Message: fmt.Sprint(len(run.Docs), run.Repo.Present())})
		return nil
	}}
	findings, err := Check([]*grant.Document{alone, other}, Options{Rules: []*lint.Rule{planted, sawAll}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	fingerprints := map[string]bool{}
	for _, f := range findings {
		got = append(got, fmt.Sprintf("%s:%d %s: %s", f.At.File.Path, f.At.Span.Start, f.Rule.ID, f.Message))
		fingerprints[f.Fingerprint] = true
	}
	want := []string{"B.txt:0 planted: a planted word", "a.txt:0 saw-all: 2 false", "a.txt:0 planted: a planted word", "a.txt:9 planted: a planted word"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if len(fingerprints) != len(findings) {
		t.Error("two findings share a fingerprint")
	}
}

func TestTriageDropsRepetitionsAndSecrets(t *testing.T) {
	f := source.NewFile("a.json", []byte(`{"sk-secret": 1}`))
	g := source.NewFile("a.json", []byte(`{"sk-SECRET": 1}`))
	f.Conceal(source.Span{Start: 2, End: 11})
	g.Conceal(source.Span{Start: 2, End: 11})
	at := func(f *source.File, name string) lint.Finding {
		return lint.Finding{Rule: planted, At: lint.Location{File: f, Path: syntax.Pointer("/sk-" + name)}}
	}
	first := name([]lint.Finding{at(f, "secret"), at(f, "secret")})
	second := name([]lint.Finding{at(g, "SECRET")})
	if len(first) != 1 || first[0].Fingerprint != second[0].Fingerprint {
		t.Error("a finding is repeated, or its fingerprint depends on a secret")
	}
}

func TestJoinIdentities(t *testing.T) {
	a, b := inventory.Use{Client: &inventory.Client{ID: "a"}}, inventory.Use{Client: &inventory.Client{ID: "b"}}
	config := func(uses ...inventory.Use) inventory.Identity {
		return inventory.Identity{Kind: inventory.Config, Uses: uses}
	}
	text := inventory.Identity{Kind: inventory.Instructions, Uses: []inventory.Use{b}}
	for name, c := range map[string]struct{ own, other, want inventory.Identity }{
		"the link's where the file is nothing special": {inventory.Identity{}, config(a), config(a)},
		"both readers":          {config(a), config(b), config(a, b)},
		"each reader once":      {config(a, b), config(b), config(a, b)},
		"the own of two kinds":  {config(a), text, config(a)},
		"nothing from ordinary": {config(a), inventory.Identity{}, config(a)},
	} {
		if got := join(c.own, c.other); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// before says which files held what they hold.
type before map[string]bool

func (b before) Has(path string, _ []byte) bool { return b[path] }

// A finding counts as recent where its own file changed, or one that it names.
func TestRecent(t *testing.T) {
	file := func(path string) lint.Location { return lint.Location{File: source.NewFile(path, nil)} }
	findings := []lint.Finding{
		{At: file("old")}, {At: file("new")},
		{At: file("old"), Related: []lint.Location{file("old"), file("new")}},
		{At: file("old"), Related: []lint.Location{file("old"), {Message: "without a place"}}},
	}
	v := recent(Options{Before: before{"old": true}}, findings)
	if len(v.Kept) != 2 || v.Kept[0].At.File.Path != "new" || len(v.Kept[1].Related) != 2 || len(v.Ignored) != 2 {
		t.Errorf("kept %v, ignored %v", v.Kept, v.Ignored)
	}
	problems := []source.Problem{{Path: "old", File: source.NewFile("old", nil)}, {Path: "new", File: source.NewFile("new", nil)}, {Path: "locked"}}
	if left := changed(Options{Before: before{"old": true}}, problems); len(left) != 2 {
		t.Errorf("problems %v", left)
	}
}
