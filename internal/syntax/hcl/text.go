package hcl

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// lay adds the text of a constant that the library decoded, piece by piece. What
// is read in another way here than there is mapped as a whole. The library composes
// characters (NFC); here they stay as they are written, in their places.
func lay(d *syntax.Decoding, content []byte, raw source.Span, text string) {
	try := syntax.NewDecoding(content)
	escapes(try, content, raw)
	switch {
	case norm.NFC.String(try.Text()) == text:
		escapes(d, content, raw)
	case !lines(d, content, raw, text):
		d.As(text, raw)
	}
}

// escapes reads a text in quotes.
func escapes(d *syntax.Decoding, content []byte, raw source.Span) {
	from := raw.Start
	for i := raw.Start; i < raw.End; {
		text, size := escape(content[i:raw.End])
		if size == 0 {
			i++
			continue
		}
		d.Same(source.Span{Start: from, End: i})
		d.As(text, source.Span{Start: i, End: i + size})
		i += size
		from = i
	}
	d.Same(source.Span{Start: from, End: raw.End})
}

var plainEscapes = map[byte]string{'n': "\n", 'r': "\r", 't': "\t", '"': "\"", '\\': "\\"}

// escape decodes the escape at the start of rest; size is 0 where none is.
func escape(rest []byte) (text string, size int) {
	if bytes.HasPrefix(rest, []byte("$${")) || bytes.HasPrefix(rest, []byte("%%{")) {
		return string(rest[1:3]), 3
	}
	if len(rest) < 2 || rest[0] != '\\' {
		return "", 0
	}
	if plain, ok := plainEscapes[rest[1]]; ok {
		return plain, 2
	}
	digits := map[byte]int{'u': 4, 'U': 8}[rest[1]]
	if digits == 0 {
		return "", 0
	}
	if len(rest) < 2+digits {
		return "", 0
	}
	n, err := strconv.ParseUint(string(rest[2:2+digits]), 16, 32)
	if err != nil {
		return "", 0
	}
	return string(rune(n)), 2 + digits
}

// lines adds the lines of a heredoc, whose indentation may have been taken off.
// It reports false, and adds nothing, where the lines are others.
func lines(d *syntax.Decoding, content []byte, raw source.Span, text string) bool {
	have, want := bytes.SplitAfter(content[raw.Start:raw.End], []byte("\n")), strings.SplitAfter(text, "\n")
	if len(have) != len(want) {
		return false
	}
	for i, line := range have {
		if !bytes.HasSuffix(line, []byte(want[i])) {
			return false
		}
	}
	at := raw.Start
	for i, line := range have {
		d.Same(source.Span{Start: at + len(line) - len(want[i]), End: at + len(line)})
		at += len(line)
	}
	return true
}
