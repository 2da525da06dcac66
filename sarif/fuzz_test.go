package sarif_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/sarif"
)

// Whatever the texts of a log are, what is written is valid, or nothing is.
func FuzzWrite(f *testing.F) {
	f.Add("a-rule", "A rule.", "security,security", "f", "m.", "/a", 1, 1, 2, 1, "0123456789abcdef")
	f.Add("a", "", "", "a b/c:d?\xff", "[x](y)\x00", "", 1, 0, 1, 5, "")
	f.Add("a\u2028", strings.Repeat("é", 1100), "a, b,,a,c,d,e,f,g,h,i,j,k", "//", "\xff", "\x1b", 3, 9, 3, 8, "short")
	f.Fuzz(func(t *testing.T, id, words, tags, path, message, pointer string, line, column, lastLine, lastColumn int, fingerprint string) {
		at := sarif.Location{Path: path, Pointer: pointer, Message: words, Region: &sarif.Region{StartLine: line, StartColumn: column, EndLine: lastLine, EndColumn: lastColumn}}
		log := sarif.Log{
			ToolVersion: words, Category: path,
			Rules:      []sarif.Rule{{ID: id, Name: words, Short: words, Full: message, Help: message, Tags: strings.Split(tags, ","), Precision: "high", SecuritySeverity: float64(column), Taxa: []sarif.TaxonRef{{Taxonomy: words, ID: id}}}},
			Taxonomies: []sarif.Taxonomy{{Name: words, Short: message, Taxa: []sarif.Taxon{{ID: id, Title: words}}}},
			Results: []sarif.Result{{RuleID: id, Message: message, At: at, Related: []sarif.Location{at}, Fingerprint: fingerprint,
				Fixes: []sarif.Fix{{Description: words, Path: path, Replacements: []sarif.Replacement{{Region: *at.Region, Text: message}}}}}},
			Notifications: []sarif.Notification{{Level: sarif.Warning, Message: message, At: &at}},
		}
		var out bytes.Buffer
		if err := sarif.Write(&out, log); err != nil {
			if out.Len() > 0 {
				t.Error("something was written, and there is an error")
			}
			return
		}
		validate(t, out.Bytes())
		var doc struct {
			Runs []struct {
				Tool struct {
					Driver struct {
						Rules []struct{ Properties struct{ Tags []string } }
					}
				}
			}
		}
		if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		written := doc.Runs[0].Tool.Driver.Rules[0].Properties.Tags
		slices.Sort(written)
		if len(slices.Compact(slices.Clone(written))) != len(written) {
			t.Errorf("a tag comes twice: %q", written)
		}
	})
}
