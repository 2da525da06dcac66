//go:build unix

package source

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe into which nobody writes would hang whoever opens it and waits.
func TestPipeIsNotWaitedFor(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip(err)
	}
	if _, err := ReadSeen(name, 9, nil); !errors.Is(err, ErrNotRegular) {
		t.Errorf("%v", err)
	}
}
