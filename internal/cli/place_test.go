package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// spot is a place, counted here from the bytes alone.
type spot struct{ line, column, utf16, byte, offset int }

// spotOf counts as docs/output-json.md says, in the simplest way.
func spotOf(content []byte, offset int) spot {
	before := strings.TrimPrefix(string(content[:offset]), "\ufeff")
	before = strings.ReplaceAll(before, "\r\n", "\n")
	last := before[strings.LastIndexByte(before, '\n')+1:]
	return spot{
		line: strings.Count(before, "\n") + 1, column: utf8.RuneCountInString(last) + 1,
		utf16: len(utf16.Encode([]rune(last))) + 1, byte: len(last) + 1, offset: offset,
	}
}

type jsonPlace struct{ Line, Column, UTF16, Byte, Offset int }

func (p jsonPlace) spot() spot { return spot{p.Line, p.Column, p.UTF16, p.Byte, p.Offset} }

// Every report says exactly where the secret stands.
func TestPlaces(t *testing.T) {
	for _, p := range plants() {
		if p.mute {
			continue
		}
		t.Run(p.name, func(t *testing.T) {
			dir, content, from, to := p.sow(t, seed)
			start, end := spotOf(content, from), spotOf(content, to)
			checkText(t, dir, p.path, start)
			checkJSON(t, dir, start, end)
			checkSARIF(t, dir, start, end)
		})
	}
}

func checkText(t *testing.T, dir, path string, start spot) {
	t.Helper()
	_, out, _ := credlint(t, dir)
	want := fmt.Sprintf(`--> %s:%d:%d\n`, regexp.QuoteMeta(path), start.line, start.column)
	if !regexp.MustCompile(want).MatchString(out) {
		t.Errorf("text: want a finding at %d:%d, got\n%s", start.line, start.column, out)
	}
}

func checkJSON(t *testing.T, dir string, start, end spot) {
	t.Helper()
	var doc struct {
		Findings []struct{ Start, End jsonPlace }
	}
	decode(t, dir, "json", &doc)
	var got []string
	for _, f := range doc.Findings {
		if f.Start.spot() == start && f.End.spot() == end {
			return
		}
		got = append(got, fmt.Sprint(f.Start, f.End))
	}
	t.Errorf("json: want a finding at %v-%v, got %v", start, end, got)
}

func checkSARIF(t *testing.T, dir string, start, end spot) {
	t.Helper()
	type region struct{ StartLine, StartColumn, EndLine, EndColumn int }
	var doc struct {
		Runs []struct {
			ColumnKind string
			Results    []struct {
				Locations []struct {
					PhysicalLocation struct{ Region region }
				}
			}
		}
	}
	decode(t, dir, "sarif", &doc)
	if got := doc.Runs[0].ColumnKind; got != "unicodeCodePoints" {
		t.Errorf("columnKind is %q", got)
	}
	want := region{start.line, start.column, end.line, end.column}
	var got []region
	for _, r := range doc.Runs[0].Results {
		if r.Locations[0].PhysicalLocation.Region == want {
			return
		}
		got = append(got, r.Locations[0].PhysicalLocation.Region)
	}
	t.Errorf("sarif: want a result at %v, got %v", want, got)
}

func decode(t *testing.T, dir, format string, into any) {
	t.Helper()
	_, out, _ := credlint(t, "-f", format, dir)
	if err := json.NewDecoder(bytes.NewReader([]byte(out))).Decode(into); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
}
