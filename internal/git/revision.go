package git

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/credlint/credlint/internal/source"
)

// Revision is what files held in one commit.
type Revision struct {
	repo  *Repo
	blobs map[string]string // by path
}

// Before is what files held where the checked out commit and another one parted;
// that is the other one itself, where it is an ancestor. A revision reads as in
// git: a branch, a tag, an id, with ~ and ^ behind it.
func (r *Repo) Before(ctx context.Context, revision string) (*Revision, error) {
	if !r.Present() {
		return nil, r.absent()
	}
	head, err := r.head()
	if err != nil {
		return nil, err
	}
	s, err := openStore(r)
	if err != nil {
		return nil, err
	}
	defer s.close()
	base, err := s.base(ctx, head.String(), r.resolve(revision))
	if err != nil && ctx.Err() == nil && !s.has(ctx, head.String()) {
		err = source.Problem{Path: ".git/HEAD", Message: lost}
	}
	if err != nil {
		return nil, err
	}
	blobs, err := s.files(ctx, base)
	if err != nil {
		return nil, err
	}
	return &Revision{r, blobs}, nil
}

// Has reports whether a file had this content, whatever ends its lines: git may
// have been told to change that. What it ignores has no past that could differ.
func (v *Revision) Has(path string, content []byte) bool {
	id, found := v.blobs[path]
	switch {
	case !found:
		return v.repo.Ignored(path)
	case blob(content) == id:
		return true
	}
	unix := bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	return len(unix) < len(content) && blob(unix) == id
}

// blob is git's name of a content.
func blob(content []byte) string {
	h := sha1.New()
	fmt.Fprintf(h, "blob %d\x00", len(content))
	h.Write(content)
	return hex.EncodeToString(h.Sum(nil))
}

// base is the commit at which two parted.
func (s *store) base(ctx context.Context, head, revision string) (string, error) {
	id, err := s.line(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case (err != nil || id == "") && s.shallow:
		return "", errors.New("there is no such revision here, where the clone is shallow; fetch with --unshallow")
	case err != nil || id == "":
		return "", errors.New("there is no such revision here")
	}
	base, err := s.line(ctx, "merge-base", head, id)
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err == nil && base != "":
		return base, nil
	case broken(err):
		return "", source.Problem{Path: ".git", Message: err.Error()}
	case s.shallow:
		return "", errors.New("the clone is shallow, so that it cannot be told where the revision and this one parted; fetch with --unshallow")
	}
	return "", errors.New("the revision has no history in common with what is checked out")
}

// files are the blobs of a commit by their paths.
func (s *store) files(ctx context.Context, commit string) (map[string]string, error) {
	blobs := map[string]string{}
	err := s.git(ctx, strings.NewReader(""), func(out *bufio.Reader) error {
		for {
			entry, err := out.ReadString(0)
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			about, path, _ := strings.Cut(strings.TrimSuffix(entry, "\x00"), "\t")
			if fields := strings.Fields(about); len(fields) == 3 && fields[1] == "blob" {
				blobs[path] = fields[2]
			}
		}
	}, "ls-tree", "-r", "-z", "--full-tree", commit)
	if broken(err) {
		err = source.Problem{Path: ".git", Message: err.Error()}
	}
	return blobs, err
}

// has reports whether an object is there.
func (s *store) has(ctx context.Context, id string) bool {
	kind, err := s.line(ctx, "cat-file", "-t", id)
	return err == nil && kind != ""
}

// line is the one line that a command of git prints.
func (s *store) line(ctx context.Context, args ...string) (string, error) {
	text := ""
	err := s.git(ctx, strings.NewReader(""), func(out *bufio.Reader) error {
		return eachLine(out, func(line string) { text = line })
	}, args...)
	return text, err
}
