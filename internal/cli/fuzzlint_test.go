package cli

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/rules"
)

// Whatever a file of any kind holds, every reader and every rule gets through it,
// and every place is one of the file.
func FuzzLint(f *testing.F) {
	kinds := map[string]bool{}
	cases := ruleCases(f)
	for _, files := range cases {
		for _, file := range files {
			kinds[file.Name] = true
		}
	}
	paths := slices.Sorted(maps.Keys(kinds))
	for _, files := range cases {
		for _, file := range files {
			at, _ := slices.BinarySearch(paths, file.Name)
			f.Add(uint(at), string(file.Data))
		}
	}
	o := scan.Options{Rules: rules.All, Policy: lint.Policy{Now: time.Unix(1782900000, 0)}, Detector: detector()}
	f.Fuzz(func(t *testing.T, path uint, text string) {
		doc := scan.Document(source.NewFile(paths[path%uint(len(paths))], []byte(text)), detector())
		findings, err := scan.Check([]*grant.Document{doc}, o)
		if err != nil {
			t.Fatalf("%s: %v", doc.File.Path, err)
		}
		for _, f := range findings {
			if s := f.At.Span; s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Errorf("%s: %s at %v of %d bytes", doc.File.Path, f.Rule.ID, s, len(text))
			}
			f.At.File.Excerpt(f.At.Span)
		}
	})
}
