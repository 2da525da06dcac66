package git

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/credlint/credlint/internal/source"
)

// around makes git list the history around commits that are not there or cannot be
// read, where it lists nothing otherwise: to git, their children are where a
// shallow clone ends. One that is larger than any that a person has written is such an
// end itself. It returns the tips that are left.
func (h *History) around(ctx context.Context, tips []tip) ([]tip, error) {
	var commits []Version
	parents, gone := map[string][]string{}, map[string]bool{}
	var ends []string
	err := h.store.git(ctx, strings.NewReader(""), func(out *bufio.Reader) error {
		return eachLine(out, func(line string) {
			fields := strings.Fields(line)
			if len(fields) != 3 || fields[0] != "commit" {
				return
			}
			id := fields[1]
			if size, err := strconv.ParseInt(fields[2], 10, 64); err != nil || size > maxObject {
				parents[id], gone[id], ends = nil, true, append(ends, id)
				return
			}
			commits = append(commits, Version{ID: id})
		})
	}, "cat-file", "--batch-all-objects", "--unordered", "--buffer", "--batch-check=%(objecttype) %(objectname) %(objectsize)")
	if err != nil && !broken(err) {
		return nil, err
	}
	all := &History{store: h.store} // the commits, read as versions are
	if err := all.Read(ctx, commits, func(v Version, content []byte) error {
		parents[v.ID] = parentsOf(content)
		return nil
	}); err != nil {
		return nil, err
	}
	for id, above := range parents {
		for _, p := range above {
			if _, here := parents[p]; !here {
				gone[p] = true
				ends = append(ends, id)
			}
		}
	}
	tips = slices.DeleteFunc(tips, func(t tip) bool {
		bad := slices.ContainsFunc(all.lost, func(v Version) bool { return v.ID == t.id })
		if bad {
			h.Problems = append(h.Problems, source.Problem{Path: ".git/" + string(t.ref), Message: lost})
		}
		return bad
	})
	if len(gone) > 0 {
		h.Problems = append(h.Problems, source.Problem{Path: ".git", Message: fmt.Sprintf("commits of the history (%d) are missing or damaged; what came before them was read only where another way leads there", len(gone))})
	}
	return tips, h.store.end(ends)
}

// parentsOf are the parents that a commit names.
func parentsOf(commit []byte) (ids []string) {
	head, _, _ := bytes.Cut(commit, []byte("\n\n"))
	for line := range strings.Lines(string(head)) {
		if id, is := strings.CutPrefix(strings.TrimSpace(line), "parent "); is {
			ids = append(ids, id)
		}
	}
	return ids
}

// end has git take commits for those at which a shallow history ends, besides those
// at which it does.
func (s *store) end(commits []string) error {
	if len(commits) == 0 {
		return nil // git takes no empty list
	}
	slices.Sort(commits)
	text := strings.Join(slices.Compact(commits), "\n") + "\n"
	if s.limits != "" {
		known, err := source.Read(s.limits, maxFile)
		if err != nil {
			return source.Problem{Path: ".git/shallow", Message: "cannot be read"}
		}
		text += string(known)
	}
	s.limits = filepath.Join(s.dir, "ends")
	return os.WriteFile(s.limits, []byte(text), 0o600)
}
