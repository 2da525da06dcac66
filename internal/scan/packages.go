package scan

import (
	"context"
	"path"
	"slices"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// Packages judges source code that only makes sense together with its
// neighbours in the folder, as Go does.
type Packages interface {
	// Wants reports whether a file makes its folder worth a look. It is called
	// from several goroutines.
	Wants(f *source.File) bool
	// Member reports whether a file is part of what Check gets.
	Member(path string) bool
	// Sound reports whether a member can be parsed.
	Sound(f *source.File) bool
	// Check judges folders, each given as its files.
	Check(ctx context.Context, folders [][]*source.File, rules []*lint.Rule, policy lint.Policy) ([]lint.Finding, []source.Problem)
}

// folders are the members of each folder that has a wanted file, in the order
// of paths. A file that is kept for another reason is the same one here, so
// that what is concealed in one report is so in all.
func folders(o Options, files []*entry, outcomes []*outcome) [][]*source.File {
	wanted := map[string]bool{}
	for i, e := range files {
		if outcomes[i].wanted {
			wanted[path.Dir(e.path)] = true
		}
	}
	var all [][]*source.File
	at := map[string]int{}
	for i, e := range files {
		dir := path.Dir(e.path)
		if !wanted[dir] || !o.Packages.Member(e.path) {
			continue
		}
		f := again(e, outcomes[i])
		if f == nil {
			continue
		}
		n, ok := at[dir]
		if !ok {
			n = len(all)
			at[dir] = n
			all = append(all, nil)
		}
		all[n] = append(all[n], f)
	}
	return all
}

// again is the file of an entry, read once more if it was not kept. What cannot
// be read is a problem already.
func again(e *entry, out *outcome) *source.File {
	if out.doc != nil {
		return out.doc.File
	}
	content, refused := read(e, nil)
	if refused != "" {
		return nil
	}
	f := source.NewFile(e.path, content)
	f.Name = e.name
	return f
}

// documentFolders are the members among documents that are in memory.
func documentFolders(o Options, docs []*grant.Document) [][]*source.File {
	var files []*entry
	var outcomes []*outcome
	for _, doc := range docs {
		files = append(files, &entry{path: doc.File.Path})
		outcomes = append(outcomes, &outcome{doc: doc, wanted: o.Packages.Wants(doc.File)})
	}
	return folders(o, files, outcomes)
}

// unite puts the findings on packages to those on files. A literal that one
// rule found both ways is reported once: by the look at the package, which knows
// where it goes.
func unite(files, packages []lint.Finding) []lint.Finding {
	for i := range packages {
		p := &packages[i]
		files = slices.DeleteFunc(files, func(f lint.Finding) bool {
			same := f.Rule == p.Rule && f.At.File.Path == p.At.File.Path && f.At.Span.Overlaps(p.At.Span)
			if same {
				p.Grant = f.Grant
			}
			return same
		})
	}
	return append(files, packages...)
}
