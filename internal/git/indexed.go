package git

import (
	"errors"
	"io/fs"

	format "github.com/go-git/go-git/v5/plumbing/format/index"
)

// Indexed returns the content that the index has of a path, of at most limit
// bytes: what the next commit will hold. Its error is fs.ErrNotExist where the
// index has none, which goes for what is only announced.
func (r *Repo) Indexed(path string, limit int64) ([]byte, error) {
	if !r.has(path) {
		return nil, fs.ErrNotExist
	}
	decoded, fault := r.decoded()
	if fault != "" {
		return nil, errors.New("the index " + fault)
	}
	var found []*format.Entry
	for _, e := range decoded.Entries {
		if e.Name == path && !e.IntentToAdd {
			found = append(found, e)
		}
	}
	if len(found) == 0 {
		return nil, fs.ErrNotExist
	}
	files, problems := r.list(found)
	switch {
	case len(problems) > 0:
		return nil, errors.New(problems[0].Message)
	case len(files) == 0:
		return nil, errors.New("is no regular file in the index")
	case r.objects() == nil:
		return nil, errors.New(errTooMany.Message)
	}
	return files[0].Read(limit)
}
