package fix

import (
	"io/fs"
	"os"
	"path/filepath"
)

// write replaces a file in one step, as far as Windows can: a new one beside it
// is filled and renamed.
func write(name string, content []byte, _ fs.FileInfo) error {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name))
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
