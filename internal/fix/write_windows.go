package fix

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// write puts a content in the place of a file in one step, as far as Windows can:
// a new file beside it is filled, brought to disk and renamed.
func write(name string, fill func(io.Writer) error, _ fs.FileInfo) error {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name))
	if err != nil {
		return beside(err)
	}
	defer func() { _ = os.Remove(f.Name()) }()
	err = filled(f, fill)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
