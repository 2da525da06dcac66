package scan

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"
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
	case bytes.HasPrefix(content, []byte("\xff\xfe")), bytes.HasPrefix(content, []byte("\xfe\xff")), wide(content):
		return utf16
	case bytes.IndexByte(content[:min(len(content), sniffed)], 0) >= 0:
		return binary
	}
	return ""
}

// wide reports whether a text in UTF-16 seems to begin here without a byte order
// mark: two characters of ASCII, each with its NUL on the same side.
func wide(content []byte) bool {
	if len(content) < 4 || len(content)%2 != 0 {
		return false
	}
	little := content[1] == 0 && content[3] == 0 && printable(content[0]) && printable(content[2])
	return little || content[0] == 0 && content[2] == 0 && printable(content[1]) && printable(content[3])
}

func printable(c byte) bool { return c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t' }

// harmless reports whether a file may be left out for this reason without
// making the scan incomplete. Beside instructions lie pictures.
func (r refusal) harmless(file string, kind inventory.Kind) bool {
	switch r {
	case binary:
		return !kind.Agents() || kind == inventory.Instructions && !isPage(file)
	case utf16, tooLarge, hugeFile:
		return !kind.Agents()
	}
	return false
}

// isPage reports whether a file among instructions is one of them by its name.
func isPage(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".md", ".mdc", ".mdx", ".markdown", ".txt":
		return true
	}
	return strings.HasPrefix(path.Base(file), ".") // .cursorrules
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
