package ruletest

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/source"
)

// testcase is a tree of files and what is to be found in it.
type testcase struct {
	about string
	files []txtar.File
	repo  *repo
	want  string
}

// joint is put into made-up keys that other scanners would stop at, and taken out
// before a case is linted.
const joint = "·"

// caseOf reads an archive. The files "git" and "want" are no part of the tree.
func caseOf(a *txtar.Archive) *testcase {
	c := &testcase{about: strings.TrimSpace(string(a.Comment)), repo: &repo{}}
	for _, f := range a.Files {
		switch f.Name {
		case "git":
			c.repo.read(string(f.Data))
		case "want":
			c.want = string(f.Data)
		default:
			f.Data = bytes.ReplaceAll(f.Data, []byte(joint), nil)
			c.files = append(c.files, f)
			c.repo.exists = append(c.repo.exists, f.Name)
		}
	}
	return c
}

// onWindows is the case as git writes it to the disk there: with other line ends.
func (c *testcase) onWindows() *testcase {
	other := *c
	other.files = nil
	for _, f := range c.files {
		f.Data = bytes.ReplaceAll(bytes.ReplaceAll(f.Data, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
		other.files = append(other.files, f)
	}
	return &other
}

// withWant returns the archive with want replaced, or put at its end.
func withWant(a *txtar.Archive, want string) *txtar.Archive {
	files := slices.DeleteFunc(slices.Clone(a.Files), func(f txtar.File) bool { return f.Name == "want" })
	return &txtar.Archive{Comment: a.Comment, Files: append(files, txtar.File{Name: "want", Data: []byte(want)})}
}

// repo is what git would say of a case's files.
type repo struct {
	present                  bool
	exists, tracked, ignored []string
	since                    map[string]time.Time
}

func (r *repo) Present() bool            { return r.present }
func (r *repo) Exists(path string) bool  { return slices.Contains(r.exists, path) }
func (r *repo) Tracked(path string) bool { return slices.Contains(r.tracked, path) }
func (r *repo) Ignored(path string) bool { return slices.Contains(r.ignored, path) }

func (r *repo) Since(texts []source.Quote) []time.Time {
	var days []time.Time
	for _, t := range texts {
		days = append(days, r.since[t.Path])
	}
	return days
}

// read takes lines such as "tracked .env". A line "exists .env" is for a file
// that is there but is not linted, "since .env 2026-01-31" for one that has been
// the same since a day.
func (r *repo) read(text string) {
	r.present, r.since = true, map[string]time.Time{}
	lists := map[string]*[]string{"tracked": &r.tracked, "ignored": &r.ignored, "exists": &r.exists}
	for line := range strings.Lines(text) {
		word, path, _ := strings.Cut(strings.TrimSpace(line), " ")
		if path, day, found := strings.Cut(path, " "); found && word == "since" {
			r.since[path], _ = time.Parse(time.DateOnly, day)
		}
		if list := lists[word]; list != nil {
			*list = append(*list, path)
		}
	}
}
