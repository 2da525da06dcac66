//go:build !unix

package source

import "os"

// file is an open file.
type file struct{ *os.File }

// open opens a file and tells its size. What is not regular is closed again.
func open(name string) (file, int64, error) {
	opened, err := os.Open(name)
	f := file{opened}
	if err != nil {
		return f, 0, err
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case !info.Mode().IsRegular():
		err = ErrNotRegular
	default:
		return f, info.Size(), nil
	}
	f.close()
	return f, 0, err
}

func (f file) close() { _ = f.Close() }
