package baseline

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/source"
)

// maxSize is above a baseline of half a million findings.
const maxSize = 64 << 20

// head is the first line; another form would be another number.
const head = "credlint baseline 1"

// Read reads the file at name, which reports call path, by read.
func Read(name, path string, read source.Reader) (*Baseline, error) {
	content, err := read(name, maxSize)
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return Parse(source.NewFile(path, content))
}

// Parse reads a baseline. Its error is the first fault, with its line. What is
// misread would hide a finding, or report all of them, so nothing is skipped.
func Parse(f *source.File) (*Baseline, error) {
	p := &parser{Baseline: Baseline{path: f.Path}}
	start := 0
	for line := range strings.Lines(string(f.Content)) {
		text := strings.TrimRight(line, "\r\n")
		if wrong := p.line(text); wrong != "" {
			return nil, source.Problem{Path: f.Path, File: f, Span: source.Span{Start: start, End: start + len(text)}, Message: wrong}
		}
		start += len(line)
	}
	switch {
	case !p.headed:
		return nil, source.Problem{Path: f.Path, File: f, Message: wantHead}
	case p.salt == nil:
		return nil, source.Problem{Path: f.Path, File: f, Message: wantSalt}
	}
	return &p.Baseline, nil
}

const (
	wantHead = `the file is no baseline that this version of credlint knows: want "` + head + `" as its first line`
	wantSalt = `want one line "salt" with 32 hexadecimal digits before all findings`
	wantLine = "want a place, a marker, a rule and a path"
)

var (
	saltLine = lazy.Pattern(`^salt ([0-9a-f]{32})$`)
	// entryLine is a place, a marker, a rule and a path, which may hold anything.
	entryLine = lazy.Pattern(`^([0-9a-f]{32}) ([0-9a-f]{4}|-) ([a-z0-9-]+) (.+)$`)
	// conflict begins a line that a merge left behind.
	conflict = lazy.Pattern(`^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)( |$)`)
)

type parser struct {
	Baseline
	headed bool
}

// line takes a line, and returns what is wrong with it.
func (p *parser) line(text string) string {
	salt, entry := saltLine().FindStringSubmatch(text), entryLine().FindStringSubmatch(text)
	switch {
	case !p.headed:
		p.headed = text == head
		if !p.headed {
			return wantHead
		}
	case text == "", strings.HasPrefix(text, "#"):
	case conflict().MatchString(text):
		return "a merge conflict is left here: keep the lines of both sides, and one salt"
	case salt != nil && p.salt == nil:
		p.salt, _ = hex.DecodeString(salt[1])
	case p.salt == nil, salt != nil:
		return wantSalt
	case entry == nil:
		return wantLine
	default:
		p.entries = append(p.entries, Entry{key{entry[1], entry[2]}, entry[3], entry[4]})
	}
	return ""
}
