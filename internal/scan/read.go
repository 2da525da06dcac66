package scan

import (
	"bytes"
	"errors"
	"io/fs"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
)

// No config of an agent comes near maxConfig, and hardly any text that a person
// wrote near maxText.
const (
	maxConfig = 100 << 20
	maxText   = 10 << 20
)

// sniffed is how many bytes are searched for a NUL, as git does it.
const sniffed = 8000

// refusal says why the content of a file is not linted. It is a problem where
// an agent would read the file, and an omission elsewhere.
type refusal string

const (
	vanished refusal = "vanished before it was read"
	empty    refusal = "is empty, so no client can load it"
	binary   refusal = "is binary, not text"
	utf16    refusal = "is UTF-16, which credlint does not read; save it as UTF-8"
	tooLarge refusal = "is larger than 10 MB, so credlint does not read it"
	hugeFile refusal = "is larger than 100 MB, so credlint does not read it"
)

// read returns the text of a file, or why there is none. It may use the memory
// of buffer.
func read(e *entry, buffer []byte) ([]byte, refusal) {
	content := e.content
	if from := e.reader(buffer); from != nil {
		limit := int64(maxText)
		if e.id.Kind != inventory.Other {
			limit = maxConfig
		}
		var err error
		if content, err = from(limit); err != nil {
			return nil, unread(err, limit)
		}
	}
	return content, unfit(content, e.id)
}

// reader reads the content of an entry that is not in memory yet.
func (e *entry) reader(buffer []byte) func(limit int64) ([]byte, error) {
	switch {
	case e.name == "":
		return e.supply
	case e.user: // nobody has looked at it yet
		return func(limit int64) ([]byte, error) { return source.Read(e.name, limit) }
	}
	return func(limit int64) ([]byte, error) { return source.ReadSeen(e.name, limit, buffer) }
}

// unread words the failure to read a file.
func unread(err error, limit int64) refusal {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return vanished
	case errors.Is(err, source.ErrTooLarge) && limit == maxConfig:
		return hugeFile
	case errors.Is(err, source.ErrTooLarge):
		return tooLarge
	case errors.Is(err, source.ErrNotRegular):
		return refusal(source.ErrNotRegular.Error())
	}
	return refusal("cannot be read: " + reason(err))
}

// unfit tells why a content is not linted, or nothing.
func unfit(content []byte, id inventory.Identity) refusal {
	json := id.Format == inventory.JSON || id.Format == inventory.JSONC
	switch {
	case len(content) == 0 && id.Kind == inventory.Config && json:
		return empty
	case bytes.HasPrefix(content, []byte("\xff\xfe")), bytes.HasPrefix(content, []byte("\xfe\xff")):
		return utf16
	case bytes.IndexByte(content[:min(len(content), sniffed)], 0) >= 0:
		return binary
	}
	return ""
}

// harmless reports whether a file may be left out for this reason without
// making the scan incomplete.
func (r refusal) harmless(kind inventory.Kind) bool {
	switch r {
	case binary, utf16, tooLarge, hugeFile:
		return !kind.Agents() || kind == inventory.Instructions && r == binary
	}
	return false
}

// ill finds the first byte that is no text, for parsers that read on over it:
// the programs that load the file may not.
func ill(f *source.File) (source.Problem, bool) {
	for at := 0; at < len(f.Content); {
		r, n := utf8.DecodeRune(f.Content[at:])
		message := ""
		switch {
		case r == 0:
			message = "a NUL stands here; a client may refuse the file"
		case r == utf8.RuneError && n == 1:
			message = "this byte is not UTF-8; a client may refuse the file"
		}
		if message != "" {
			return source.Problem{Path: f.Path, File: f, Span: source.Span{Start: at, End: at + 1}, Message: message}, true
		}
		at += n
	}
	return source.Problem{}, false
}

// text is the part of a file that parsers read: all but a byte order mark.
func text(f *source.File) source.Span {
	s := source.Span{End: len(f.Content)}
	if bytes.HasPrefix(f.Content, []byte("\xef\xbb\xbf")) {
		s.Start = 3
	}
	return s
}
