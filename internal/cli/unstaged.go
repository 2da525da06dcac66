package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"

	"github.com/credlint/credlint/internal/config"
	"github.com/credlint/credlint/internal/source"
)

// The configuration and the baseline keep findings back. With --staged they
// count as they are staged, like all else: what only the work tree has comes
// with no commit, in which somebody would see it.

// reader reads such a file.
func (o *checkOptions) reader(in *input) source.Reader {
	if !o.staged {
		return source.Read
	}
	return func(name string, limit int64) ([]byte, error) {
		content, err := in.repo.Indexed(source.Shown(name, in.root), limit)
		if errors.Is(err, fs.ErrNotExist) { // the command line names one that is not committed
			return source.Read(name, limit)
		}
		return content, err
	}
}

// there tells whether there is such a file.
func (o *checkOptions) there(in *input) func(name string) bool {
	if !o.staged {
		return inWorkTree
	}
	return func(name string) bool {
		_, err := in.repo.Indexed(source.Shown(name, in.root), maxConfig)
		return !errors.Is(err, fs.ErrNotExist)
	}
}

func inWorkTree(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// maxConfig is far above any configuration that somebody has changed by hand.
const maxConfig = 1 << 20

// tellUnstaged says so where the work tree has another configuration than the
// index: whoever has just changed it would wonder.
func (p *program) tellUnstaged(o *checkOptions, in *input) {
	if !o.staged || o.quiet {
		return
	}
	name := config.Find(in.start(), in.root, inWorkTree)
	content, err := source.Read(name, maxConfig)
	if name == "" || err != nil {
		return
	}
	at := source.Shown(name, in.root)
	staged, err := in.repo.Indexed(at, maxConfig)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.complain("%s does not count: it is not staged", at)
	case err == nil && !bytes.Equal(endless(content), endless(staged)):
		p.complain("%s counts as it is staged: the work tree has another one", at)
	}
}

// endless is a text without what git may change about the ends of lines.
func endless(text []byte) []byte { return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) }
