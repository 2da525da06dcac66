package yaml

import (
	"bytes"
	"errors"

	yaml "go.yaml.in/yaml/v4"

	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/source"
)

const (
	// minRetries and maxRetries bound how often a broken text is repaired and
	// read again; retryBytes is what may be read in between.
	minRetries, maxRetries = 3, 16
	retryBytes             = 4 << 20
)

// read gets the documents from the library. It repairs one broken line after
// another; where that does not help it reads what stands before the fault.
func (p *parser) read() []*yaml.Node {
	end := p.within.End
	retries := min(max(retryBytes/max(p.within.Len(), 1), minRetries), maxRetries)
	docs, err := p.load(end)
	for tried := map[int]bool{}; err != nil && retries > 0; retries-- {
		at := p.place(err)
		line := p.lineOf(at)
		if !p.prose || tried[line] || !p.isText(line) {
			p.fault(source.Span{Start: at, End: min(at+1, p.within.End)}, "this is not valid yaml")
		}
		p.repair(line, tried[line])
		tried[line] = true
		docs, err = p.load(end)
	}
	for range minRetries {
		if err == nil {
			break
		}
		end = min(end, p.line(p.lineOf(p.place(err))).Start)
		if more, again := p.load(end); len(more) >= len(docs) {
			docs, err = more, again
		}
	}
	return docs
}

// place is where the library met a fault. Of brackets and quotes that are not
// closed it is where they open.
func (p *parser) place(err error) int {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return p.within.Start
	}
	if load.ContextMsg == "while scanning a simple key" { // text that is no pair
		return p.offset(load.ContextMark.Line, load.ContextMark.Column)
	}
	if open := p.offset(load.ContextMark.Line, load.ContextMark.Column); open < p.within.End && bytes.IndexByte([]byte(`[{"'`), p.src[open]) >= 0 {
		return open
	}
	at := p.offset(load.Mark.Line, load.Mark.Column)
	if at == p.within.End && load.ContextMark.Line > 0 {
		return p.offset(load.ContextMark.Line, load.ContextMark.Column)
	}
	return at
}

// offset finds a line and a column, both counted from 1.
func (p *parser) offset(line, column int) int {
	s := p.line(line)
	for ; column > 1 && s.Start < s.End; column-- {
		s.Start += width(p.src[s.Start])
	}
	return min(s.Start, p.within.End)
}

// width is the length of the character that starts with c.
func width(c byte) int {
	switch {
	case c < 0xC0:
		return 1
	case c < 0xE0:
		return 2
	case c < 0xF0:
		return 3
	}
	return 4
}

// lineOf is the number of the line on which an offset lies.
func (p *parser) lineOf(at int) int {
	low, high := 0, len(p.lines)
	for high-low > 1 {
		if mid := (low + high) / 2; p.lines[mid] <= at {
			low = mid
		} else {
			high = mid
		}
	}
	return low + 1
}

// setting is a line with a key and a value.
var setting = lazy.Pattern(`^[ \t]*(?:- +)*["']?[A-Za-z_][\w.\-/ ]*["']?:[ \t]+`)

// isText reports whether a line is a key with a value that can be meant as text:
// not as an object, which may be one of settings.
func (p *parser) isText(line int) bool {
	s := p.line(line)
	text := p.src[s.Start:s.End]
	loc := setting().FindIndex(text)
	return loc != nil && loc[1] < len(text) && text[loc[1]] != '{'
}

// repair makes text of the value on a broken line, or blanks the line where
// that was tried or cannot be done. Tabs that indent become blanks.
func (p *parser) repair(line int, again bool) {
	p.own()
	s := p.line(line)
	text := p.src[s.Start:s.End]
	if i := len(text) - len(bytes.TrimLeft(text, " \t")); bytes.IndexByte(text[:i], '\t') >= 0 && !again {
		p.untab()
		return
	}
	loc := setting().FindIndex(text)
	if again || loc == nil || loc[1] == len(text) {
		copy(text, bytes.Repeat([]byte{' '}, len(text)))
		return
	}
	value := text[loc[1]:]
	if n := bytes.Index(value, []byte(" #")); n > 0 {
		value = value[:n]
	}
	value = bytes.TrimRight(value, " \t")
	copy(value, bytes.Repeat([]byte{filler}, len(value)))
}

// untab makes blanks of all tabs that indent.
func (p *parser) untab() {
	for _, start := range p.lines {
		for i := start; i < p.within.End && (p.src[i] == ' ' || p.src[i] == '\t'); i++ {
			p.src[i] = ' '
		}
	}
}
