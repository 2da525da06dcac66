package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(name, []byte("some text"), 0o600); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(dir, "b.txt")
	for _, tt := range []struct {
		name  string
		limit int64
		want  error
	}{{name, 9, nil}, {name, 8, ErrTooLarge}, {dir, 9, ErrNotRegular}, {missing, 9, fs.ErrNotExist}} {
		for _, read := range []Reader{Read, func(name string, limit int64) ([]byte, error) { return ReadSeen(name, limit, nil) }} {
			text, err := read(tt.name, tt.limit)
			if !errors.Is(err, tt.want) || err == nil && string(text) != "some text" {
				t.Errorf("%s of at most %d bytes: %q, %v", filepath.Base(tt.name), tt.limit, text, err)
			}
		}
	}
	if _, err := ReadSeen(missing, 9, nil); !strings.Contains(err.Error(), missing) {
		t.Errorf("no name in %v", err)
	}
}

// What is read is all that the result holds, in the memory that was lent.
func TestReadSeenUsesTheBuffer(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	buffer := []byte("what stood there before")
	text, err := ReadSeen(name, 100, buffer)
	if err != nil || string(text) != "new" || &text[0] != &buffer[0] {
		t.Errorf("%q, %v", text, err)
	}
}
