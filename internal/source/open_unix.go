//go:build unix

package source

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
)

// file is an open file. Package os would tell the runtime's poller of it, which has
// no use for regular files, and nothing else is read: that is a third of the system
// calls for a small file.
type file struct {
	name string
	fd   int
}

// open opens a file without waiting, whatever it is, and tells its size. What is
// not regular is closed again.
func open(name string) (file, int64, error) {
	fd, err := retried(func() (int, error) {
		return syscall.Open(name, syscall.O_RDONLY|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	})
	f := file{name, fd}
	if err != nil {
		return f, 0, f.failed("open", err)
	}
	var info syscall.Stat_t
	_, err = retried(func() (int, error) { return 0, syscall.Fstat(fd, &info) })
	switch {
	case err != nil:
		err = f.failed("stat", err)
	case info.Mode&syscall.S_IFMT != syscall.S_IFREG:
		err = ErrNotRegular
	default:
		return f, info.Size, nil
	}
	f.close()
	return f, 0, err
}

// Read implements io.Reader.
func (f file) Read(p []byte) (int, error) {
	n, err := retried(func() (int, error) { return syscall.Read(f.fd, p) })
	switch {
	case err != nil:
		return 0, f.failed("read", err)
	case n == 0 && len(p) > 0:
		return 0, io.EOF
	}
	return n, nil
}

func (f file) close() { _ = syscall.Close(f.fd) }

func (f file) failed(op string, err error) error {
	return &fs.PathError{Op: op, Path: f.name, Err: err}
}

// retried repeats a call that a signal interrupted.
func retried(call func() (int, error)) (int, error) {
	for {
		if n, err := call(); !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}
