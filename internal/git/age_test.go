package git

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/credlint/credlint/internal/source"
)

// The date is that of the commit that brought the text in and from which on it
// stayed, whatever else changed in the file.
func TestSince(t *testing.T) {
	root := repository(t, nil)
	at := func(day, content string) {
		t.Setenv("GIT_COMMITTER_DATE", day+"T12:00:00+00:00")
		commit(t, root, day, "deep/mcp.json", content)
	}
	at("2026-01-01", "alpha beta")
	at("2026-01-02", "alpha")
	at("2026-01-03", "alpha beta")
	t.Setenv("GIT_COMMITTER_DATE", "2026-01-04T12:00:00+00:00")
	commit(t, root, "elsewhere", "other.txt", "beta")
	at("2026-01-05", "gamma beta")
	write(t, filepath.Join(root, "deep/mcp.json"), "gamma beta delta")

	check := func(name string) {
		for text, want := range map[string]string{"beta": "2026-01-03", "gamma": "2026-01-05", "delta": "0001-01-01"} {
			if got := since(root, "deep/mcp.json", text); got != want {
				t.Errorf("%s: %s since %s, want %s", name, text, got, want)
			}
		}
	}
	check("loose objects")
	run(t, root, "", "gc", "-q")
	check("a pack")

	if got := since(root, "deep/missing.json", "beta"); got != "0001-01-01" {
		t.Errorf("a path that git does not have: since %s", got)
	}
	head := run(t, root, "", "rev-parse", "HEAD~1")
	if err := os.WriteFile(filepath.Join(root, ".git", "shallow"), []byte(head), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := since(root, "deep/mcp.json", "beta"); got != "0001-01-01" {
		t.Errorf("a history that is cut off before the answer: since %s", got)
	}
	if got := since(root, "deep/mcp.json", "gamma"); got != "2026-01-05" {
		t.Errorf("a history that is cut off behind the answer: since %s", got)
	}
}

func since(root, path, text string) string {
	return Open(root).Since([]source.Quote{{Path: path, Text: []byte(text)}})[0].Format(time.DateOnly)
}

// All dates together are those that git tells of each text alone, whatever came,
// went and came again.
func TestSinceOfMany(t *testing.T) {
	root := repository(t, nil)
	words := []string{"alpha", "alphabet", "beta", "gamma", "delta"}
	paths := []string{"a.json", "deep/a.json", "deep/er/b.json", "deep"}
	random := rand.New(rand.NewPCG(1, 2))
	content := map[string]string{}
	for day := range 40 {
		path := paths[random.IntN(3)] // the last one is a folder
		text := ""
		for _, w := range words {
			if random.IntN(4) > 0 {
				text += w + "\n"
			}
		}
		content[path] = text
		t.Setenv("GIT_COMMITTER_DATE", fmt.Sprintf("%d +0000", 1767225600+day*86400))
		if random.IntN(8) == 0 && day < 39 {
			run(t, root, "", "rm", "-q", "-f", "--ignore-unmatch", path)
			run(t, root, "", "commit", "-q", "--allow-empty", "-m", "gone")
			continue
		}
		commit(t, root, strconv.Itoa(day), path, text)
	}
	var of []source.Quote
	var want []time.Time
	for _, path := range paths {
		for _, w := range words {
			of = append(of, source.Quote{Path: path, Text: []byte(w)})
			want = append(want, asGitTells(t, root, path, w))
		}
	}
	known := 0
	for i, got := range Open(root).Since(of) {
		if !got.Equal(want[i]) {
			t.Errorf("%s in %s: since %v, want %v", of[i].Text, of[i].Path, got, want[i])
		}
		if !got.IsZero() {
			known++
		}
	}
	if known < 5 || known == len(of) {
		t.Errorf("%d of %d dates are known, which shows nothing", known, len(of))
	}
}

func asGitTells(t *testing.T, root, path, text string) time.Time {
	t.Helper()
	var since time.Time
	for line := range strings.Lines(run(t, root, "", "log", "--first-parent", "--format=%H %ct")) {
		id, stamp, _ := strings.Cut(strings.TrimSpace(line), " ")
		listed := run(t, root, "", "ls-tree", id, "--", path)
		if !strings.Contains(listed, " blob ") || !strings.Contains(run(t, root, "", "show", id+":"+path), text) {
			return since
		}
		seconds, err := strconv.ParseInt(stamp, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		since = time.Unix(seconds, 0).UTC()
	}
	return since
}

// A hundred keys of a hundred files cost what one does: a commit is read once.
func TestSinceReadsOnce(t *testing.T) {
	root := repository(t, nil)
	var of []source.Quote
	for file := range 100 {
		path := fmt.Sprintf("f%d/a", file)
		var text bytes.Buffer
		for key := range 100 {
			word := fmt.Sprintf("word %d of %d\n", key, file)
			text.WriteString(word)
			of = append(of, source.Quote{Path: path, Text: []byte(word)})
		}
		write(t, filepath.Join(root, path), text.String())
	}
	run(t, root, "", "add", ".")
	for range 50 {
		run(t, root, "", "commit", "-q", "--allow-empty", "-m", "x")
	}
	l := newLine(Open(root), of)
	for i, since := range l.ask() {
		if since.IsZero() {
			t.Fatalf("%s: unknown", of[i].Path)
		}
	}
	if l.reads != 50+1+2*100 {
		t.Errorf("%d objects were read", l.reads)
	}
}
