package fix

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// Save gives the file that the user named a content, whole or not at all: until
// the new one is on the disk, the old one stays. What is no file, as a pipe is, is
// written to.
//
// A symbolic link is refused. The repository may have brought it, and nobody who
// reads the command line sees where it leads.
func Save(name string, fill func(io.Writer) error) error {
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = write(name, fill, nil)
	case err != nil:
	case info.IsDir():
		err = errors.New("is a folder")
	case info.Mode()&fs.ModeSymlink != 0 && !ofTheSystem(name):
		err = errors.New("is a symbolic link: name the file that it leads to")
	case !info.Mode().IsRegular():
		err = pour(name, fill)
	default:
		err = write(name, fill, info)
	}
	return plainError(err)
}

// ofTheSystem reports whether a link is one like /dev/stdout.
func ofTheSystem(name string) bool {
	folder, err := filepath.EvalSymlinks(filepath.Dir(name))
	return err == nil && (strings.HasPrefix(folder+"/", "/dev/") || strings.HasPrefix(folder, "/proc/"))
}

// pour writes to a pipe or a device. Of a pipe that nobody reads, no reader is
// waited for.
func pour(name string, fill func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|syscall.O_NONBLOCK, 0)
	if errors.Is(err, syscall.ENXIO) {
		return errors.New("nobody reads from it")
	}
	if err != nil {
		return err
	}
	return errors.Join(filled(f, fill), f.Close())
}

// filled writes a content piece by piece.
func filled(f *os.File, fill func(io.Writer) error) error {
	w := bufio.NewWriterSize(f, 1<<16)
	if err := fill(w); err != nil {
		return err
	}
	return w.Flush()
}

// all is a content that is there as a whole.
func all(content []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}
}

// Create makes a file that is not there yet, whole or not at all.
func Create(name string, content []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return plainError(err)
	}
	err = errors.Join(filled(f, all(content)), f.Close())
	if err != nil {
		_ = os.Remove(name)
	}
	return plainError(err)
}

// plainError drops the path, which whoever reports it names.
func plainError(err error) error {
	var at *os.PathError
	if errors.As(err, &at) {
		return fmt.Errorf("cannot %s it: %w", at.Op, at.Err)
	}
	var move *os.LinkError
	if errors.As(err, &move) {
		return fmt.Errorf("the new content cannot take its place: %w", move.Err)
	}
	return err
}

// beside words why no file could be made beside another.
func beside(err error) error {
	var at *os.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("its folder takes no new file: %w", err)
}
