package git

import (
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"

	"github.com/credlint/credlint/internal/source"
)

// maxCommits is how far back Since looks, and maxLine how much it reads: beyond,
// its answer is a date that is too late.
const (
	maxCommits = 5000
	maxLine    = 512 << 20
)

// Since tells since when the committed content of each text's file has held it,
// in the line of first parents from HEAD. It is zero where that cannot be told:
// the text stands in the work tree only or is a single byte, an object is missing,
// or the history was cut off before the answer.
//
// A repository has thousands of commits and a file hundreds of keys, so the line
// is walked once for all of them, and of a commit only those folders and files
// are read that it changed.
func (r *Repo) Since(texts []source.Quote) []time.Time { return newLine(r, texts).ask() }

// line is a walk from a commit to its first parent, and so on.
type line struct {
	ancestry
	repo    *Repo
	answers []time.Time
	root    *folderOf
	since   time.Time // the date of the commit behind the one that is looked at
	reads   int       // how many objects
	size    int       // of all of them
}

func newLine(r *Repo, texts []source.Quote) *line {
	l := &line{repo: r, answers: make([]time.Time, len(texts)), root: &folderOf{}}
	for i, t := range texts {
		if r.has(t.Path) && len(t.Text) > 1 {
			l.root.ask(t.Path, string(t.Text), i)
		}
	}
	return l
}

func (l *line) ask() []time.Time {
	head, err := l.repo.head()
	if err != nil || !l.root.open() {
		return l.answers
	}
	l.repo.walk.Lock()
	defer l.repo.walk.Unlock()
	if objects := l.repo.objects(); objects != nil {
		l.ancestry = ancestry{objects: objects, cut: l.repo.limits()}
		l.walk(head)
	}
	return l.answers
}

// folderOf is what is asked of a folder, or of a file.
type folderOf struct {
	names map[string]*folderOf
	texts map[string][]int // to the numbers of the questions
	words *source.Words    // the texts; nil after they changed
	last  plumbing.Hash    // its object in the commit behind
}

func (f *folderOf) ask(path, text string, question int) {
	for name := range strings.SplitSeq(path, "/") {
		if f.names == nil {
			f.names = map[string]*folderOf{}
		}
		if f.names[name] == nil {
			f.names[name] = &folderOf{texts: map[string][]int{}}
		}
		f = f.names[name]
	}
	f.texts[text] = append(f.texts[text], question)
}

// open reports whether something is still asked.
func (f *folderOf) open() bool { return len(f.names)+len(f.texts) > 0 }

func (l *line) walk(id plumbing.Hash) {
	for range maxCommits {
		c, err := l.commit(id)
		if err != nil {
			return
		}
		l.reads++
		l.visit(l.root, c.tree)
		if !l.root.open() || l.cut[id] {
			return // what is still open may be older
		}
		l.since = c.when
		if c.parent == plumbing.ZeroHash || l.size > maxLine {
			break
		}
		id = c.parent
	}
	l.settle(l.root)
}

// visit looks at a folder or a file in a commit. Questions whose answer is known
// then are asked no more.
func (l *line) visit(f *folderOf, id plumbing.Hash) {
	if id == f.last {
		return
	}
	f.last = id
	if len(f.texts) > 0 {
		l.compare(f, id)
	}
	if len(f.names) == 0 {
		return
	}
	tree, err := l.get(plumbing.TreeObject, id)
	if err != nil {
		clear(f.names) // nobody knows
		return
	}
	now := map[string]plumbing.Hash{}
	for name, id := range entries(tree) {
		if f.names[string(name)] != nil {
			now[string(name)] = id
		}
	}
	for name, below := range f.names {
		if at, found := now[name]; found {
			l.visit(below, at)
		} else {
			l.settle(below)
		}
		if !below.open() {
			delete(f.names, name)
		}
	}
}

// compare asks no more for what a content does not hold.
func (l *line) compare(f *folderOf, id plumbing.Hash) {
	content, err := l.get(plumbing.BlobObject, id)
	if err != nil {
		clear(f.texts)
		return
	}
	if f.words == nil {
		var texts [][]byte
		for text := range f.texts {
			texts = append(texts, []byte(text))
		}
		f.words = source.NewWords(texts)
	}
	for _, text := range f.words.Missing(content) {
		l.answer(f.texts[string(text)])
		delete(f.texts, string(text))
		f.words = nil
	}
}

// settle answers all that is asked of a folder or a file.
func (l *line) settle(f *folderOf) {
	for _, below := range f.names {
		l.settle(below)
	}
	for _, questions := range f.texts {
		l.answer(questions)
	}
	f.names, f.texts = nil, nil
}

// answer is the date of the last commit that was looked at before.
func (l *line) answer(questions []int) {
	for _, q := range questions {
		l.answers[q] = l.since
	}
}

func (l *line) get(kind plumbing.ObjectType, id plumbing.Hash) ([]byte, error) {
	content, err := l.read(kind, id)
	l.reads++
	l.size += len(content)
	return content, err
}
