package sarif_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/credlint/credlint/sarif"
)

// The least that a log may hold, with every optional text left out.
func bare() sarif.Log {
	return sarif.Log{
		Rules:   []sarif.Rule{{ID: "b-rule"}, {ID: "a-rule"}},
		Results: []sarif.Result{{RuleID: "a-rule", Message: "m.", At: sarif.Location{Path: "f"}}},
	}
}

func write(t *testing.T, log sarif.Log) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := sarif.Write(&out, log); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What the library writes as null, or as an index of 2^64-1, must not appear.
func TestNothingIsNull(t *testing.T) {
	for name, log := range map[string]sarif.Log{"nothing at all": {}, "no optional text": bare()} {
		t.Run(name, func(t *testing.T) {
			doc := write(t, log)
			validate(t, doc)
			for _, bad := range []string{"null", "18446744073709551615"} {
				if bytes.Contains(doc, []byte(bad)) {
					t.Errorf("the log holds %s", bad)
				}
			}
			if !bytes.Contains(doc, []byte(`"results": [`)) {
				t.Error("code scanning wants results, even when there are none")
			}
		})
	}
}

func TestRuleIndexPointsAtTheRule(t *testing.T) {
	result := run(t, write(t, bare())).Results[0]
	if result.RuleID != "a-rule" || result.RuleIndex != 1 {
		t.Errorf("result of %s has index %d, want 1", result.RuleID, result.RuleIndex)
	}
}

func TestRulesPointAtTaxa(t *testing.T) {
	log := bare()
	log.Taxonomies = []sarif.Taxonomy{
		{Name: "A", Short: "a.", Taxa: []sarif.Taxon{{ID: "1", Title: "one."}}},
		{Name: "B", Short: "b.", Taxa: []sarif.Taxon{{ID: "1", Title: "one."}, {ID: "2", Title: "two."}}},
	}
	log.Rules[1].Taxa = []sarif.TaxonRef{{"B", "2"}}
	doc := write(t, log)
	validate(t, doc)
	rules := run(t, doc).Tool.Driver.Rules
	if got := rules[1].Relationships[0].Target; len(rules[0].Relationships) != 0 || got.Index != 1 || got.ToolComponent.Index != 1 {
		t.Errorf("the relationships are %+v", rules)
	}
}

func TestWriteRefusesContradictions(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*sarif.Log)
		want  string
	}{
		"unknown rule":      {func(l *sarif.Log) { l.Results[0].RuleID = "c-rule" }, "not among the rules"},
		"rule twice":        {func(l *sarif.Log) { l.Rules[1].ID = "b-rule" }, "used twice"},
		"unknown taxon":     {func(l *sarif.Log) { l.Rules[0].Taxa = []sarif.TaxonRef{{"CWE", "798"}} }, "not in taxonomy"},
		"no message":        {func(l *sarif.Log) { l.Results[0].Message = "" }, "no message"},
		"short fingerprint": {func(l *sarif.Log) { l.Results[0].Fingerprint = "abc" }, "shorter than 16"},
		"line zero":         {func(l *sarif.Log) { l.Results[0].At.Region = &sarif.Region{} }, "count from 1"},
		"ends before start": {func(l *sarif.Log) {
			l.Results[0].Related = []sarif.Location{{Region: &sarif.Region{StartLine: 2, StartColumn: 5, EndLine: 2, EndColumn: 4}}}
		}, "ends before it starts"},
	} {
		t.Run(name, func(t *testing.T) {
			log := bare()
			c.spoil(&log)
			var out bytes.Buffer
			err := sarif.Write(&out, log)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
			if out.Len() > 0 {
				t.Error("something was written")
			}
		})
	}
}

func TestPathsAreRelativeReferences(t *testing.T) {
	for path, want := range map[string]string{
		".mcp.json":      ".mcp.json",
		"a b/c#d?e%f":    "a%20b/c%23d%3Fe%25f",
		"c:d":            "c%3Ad",
		"ü/日":            "%C3%BC/%E6%97%A5",
		"x\n\x1b[0m\xff": "x%0A%1B%5B0m%FF",
		`back\slash`:     "back%5Cslash",
	} {
		log := bare()
		log.Results[0].At.Path = path
		doc := write(t, log)
		validate(t, doc)
		if got := run(t, doc).Results[0].Locations[0].PhysicalLocation.ArtifactLocation.URI; got != want {
			t.Errorf("%q became %s, want %s", path, got, want)
		}
	}
}

// A name that Windows reserves or has no place for is a name like others: the
// address leads back to the path, byte for byte, on any system.
func TestPathsOfOtherSystems(t *testing.T) {
	for _, path := range []string{
		"CON", "nul.json", "a/AUX/.mcp.json", "COM1.env", "lpt9", "a./b", "a /b ", `a\b`, `..\a`, `C:\Users\a.json`, "C:/a", "a:b", `\\host\share`, "a<b>c", `a"b|c`, "a?b*c", "a%5Cb", "~/a", "é/日本",
		strings.Repeat("long/", 1000) + "a.json", strings.Repeat("n", 255),
	} {
		log := bare()
		log.Results[0].At.Path = path
		var doc struct {
			Runs []struct {
				Results []struct {
					Locations []struct {
						PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
					}
				}
			}
		}
		if err := json.Unmarshal(write(t, log), &doc); err != nil {
			t.Fatal(err)
		}
		uri := doc.Runs[0].Results[0].Locations[0].PhysicalLocation.ArtifactLocation.URI
		parsed, err := url.Parse(uri)
		if err != nil || parsed.IsAbs() || parsed.Host != "" || parsed.RawQuery != "" || parsed.Path != path || strings.Contains(uri, `\`) {
			t.Errorf("%q is written as %q", path, uri)
		}
	}
}

// The worst results are kept, in their order, and the log says that it was cut.
func TestTooManyResults(t *testing.T) {
	log := bare()
	log.Results = nil
	for i := range sarif.MaxResults + 10 {
		level := sarif.Warning
		switch {
		case i < 6:
			level = sarif.Note
		case i > sarif.MaxResults:
			level = sarif.Error
		}
		log.Results = append(log.Results, sarif.Result{RuleID: "a-rule", Level: level, Message: "m.", At: sarif.Location{Path: "f"}})
	}
	r := run(t, write(t, log))
	if len(r.Results) != sarif.MaxResults {
		t.Fatalf("%d results, want %d", len(r.Results), sarif.MaxResults)
	}
	levels := map[string]int{}
	for _, result := range r.Results {
		levels[result.Level]++
	}
	if levels["note"] != 0 || levels["error"] != 9 {
		t.Errorf("kept %v, want no note and all 9 errors", levels)
	}
	if inv := r.Invocations[0]; len(inv.Notifications) != 1 || !inv.Successful {
		t.Errorf("%d notifications, successful %t; want one, and true", len(inv.Notifications), inv.Successful)
	}
}

func TestAnErrorNotificationMarksTheRun(t *testing.T) {
	log := bare()
	log.Notifications = []sarif.Notification{{Level: sarif.Error, Message: "not read.", At: &sarif.Location{Path: "f"}}}
	doc := write(t, log)
	validate(t, doc)
	if run(t, doc).Invocations[0].Successful {
		t.Error("a run that could not read a file passes as successful")
	}
}

func TestTextOfARepositoryIsNoLink(t *testing.T) {
	log := bare()
	log.Results[0].Message = "server [click](https://example.com)."
	if got, want := run(t, write(t, log)).Results[0].Message.Text, `server [click\](https://example.com).`; got != want {
		t.Errorf("message %s, want %s", got, want)
	}
}

func TestLongDescriptionsAreCut(t *testing.T) {
	log := bare()
	log.Rules[0].Short = strings.Repeat("é", 2000)
	if got := len([]rune(run(t, write(t, log)).Tool.Driver.Rules[0].ShortDescription.Text)); got != 1024 {
		t.Errorf("%d characters, want 1024", got)
	}
}

func TestWriteReportsAFullDisk(t *testing.T) {
	if err := sarif.Write(full{}, bare()); !errors.Is(err, errFull) {
		t.Errorf("error %v, want the writer's", err)
	}
}

var errFull = errors.New("disk full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// text and runDoc are as much of a log as the tests look at.
type (
	text   struct{ Text string }
	runDoc struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ShortDescription text
					Relationships    []struct {
						Target struct {
							Index         int
							ToolComponent struct{ Index int }
						}
					}
				}
			}
		}
		Results []struct {
			RuleID    string
			RuleIndex uint64
			Level     string
			Message   text
			Locations []struct {
				PhysicalLocation struct {
					ArtifactLocation struct{ URI string }
				}
			}
		}
		Invocations []struct {
			Successful    bool  `json:"executionSuccessful"`
			Notifications []any `json:"toolExecutionNotifications"`
		}
	}
)

func run(t *testing.T, doc []byte) runDoc {
	t.Helper()
	var log struct{ Runs []runDoc }
	if err := json.Unmarshal(doc, &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

// compiled is the schema of OASIS, formats included.
var compiled = sync.OnceValues(func() (*jsonschema.Schema, error) {
	text, err := os.ReadFile(filepath.Join("testdata", "sarif-schema-2.1.0.json"))
	if err != nil {
		return nil, err
	}
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", schema); err != nil {
		return nil, err
	}
	return c.Compile("sarif.json")
})

func validate(t *testing.T, doc []byte) {
	t.Helper()
	s, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(parse(t, doc)); err != nil {
		t.Errorf("against the SARIF schema: %v", err)
	}
}

func parse(t *testing.T, doc []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	return v
}
