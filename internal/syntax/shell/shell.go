// Package shell reads scripts and command lines: which programs are run with
// which words, which variables are set, what is written to which file.
//
// The parser is mvdan.cc/sh. It stops at the first fault, and it recurses with
// the text; this package reads on behind a fault, and hands the parser no more
// at a time than its stack can bear.
package shell

import (
	lang "mvdan.cc/sh/v3/syntax"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Dialect is the language of a script.
type Dialect uint8

const (
	// Bash is read for POSIX scripts too, of which it is a superset.
	Bash Dialect = iota
	Zsh
	Mksh
)

// Script is everything that a text runs, in the order of the text. All nodes
// are String scalars with places in the file.
type Script struct {
	Commands []*Command
	Comments []*syntax.Node
	// Unread are the stretches that could not be read.
	Unread []*syntax.Node
	// Problem says where the first of them is; zero where all could be read.
	Problem source.Problem
}

// Command is a program with its words, or a bare assignment, or a declaration
// ("export", "local").
type Command struct {
	Assignments []Assignment
	// Words are the program and its arguments, quotes removed; expansions
	// stand as they are written. The list of a for loop and the elements of an
	// array are words behind no program.
	Words   []*syntax.Node
	Program bool // the first word is a program
	// Target is the file that standard output goes to, nil where none is named.
	Target *syntax.Node
	// Input is the text of a heredoc or here-string, nil where there is none.
	Input *syntax.Node
	// From is the command whose output is piped into this one.
	From *Command
}

// Assignment sets a variable.
type Assignment struct{ Name, Value *syntax.Node }

const (
	// stretch is how much is parsed at once. It bounds the parser's recursion;
	// longer scripts are cut at line ends.
	stretch = 64 << 10
	// maxFaults is how often a stretch is read on behind a fault before its
	// rest is read line by line: an open quote reaches to the end each time.
	maxFaults = 8
	// maxDepth is how many brackets may be open at once, those in quotes too.
	maxDepth = 512
)

// Parse reads the text of n as a script. It never fails, and leaves the whole
// unread where it is too long.
func Parse(f *source.File, n *syntax.Node, d Dialect) *Script {
	if len(n.Text) > syntax.MaxCode {
		return &Script{Unread: []*syntax.Node{n}}
	}
	r := &reader{file: f, outer: n, raw: []byte(n.Text), text: printable(n.Text), parser: parser(d), script: &Script{}}
	for at := 0; at < len(r.text); {
		end := r.cut(at)
		if end-at > stretch || deep(r.text[at:end]) {
			r.unread(at, end)
		} else {
			r.stretch(at, end)
		}
		at = end
	}
	parsers[d].Put(r.parser)
	return r.script
}

// reader reads one script.
type reader struct {
	file   *source.File
	outer  *syntax.Node
	raw    []byte // the text of outer
	text   []byte // the same without the bytes that the parser refuses
	parser *lang.Parser
	script *Script
}

// cut ends a stretch at its last line end. A line alone may be longer.
func (r *reader) cut(at int) int {
	if len(r.text)-at <= stretch {
		return len(r.text)
	}
	for end := at + stretch; end > at; end-- {
		if r.text[end-1] == '\n' {
			return end
		}
	}
	return r.lineEnd(at)
}

// deep reports whether text would cost the parser more stack than scripts do.
func deep(text []byte) bool {
	depth := 0
	for _, c := range text {
		switch c {
		case '(', '{', '[':
			if depth++; depth > maxDepth {
				return true
			}
		case ')', '}', ']':
			depth = max(depth-1, 0)
		}
	}
	return false
}

// lineEnd is the offset behind the line that holds an offset.
func (r *reader) lineEnd(at int) int {
	for at < len(r.text) && r.text[at] != '\n' {
		at++
	}
	return min(at+1, len(r.text))
}

// stretch reads a part of the text, again behind each fault.
func (r *reader) stretch(from, to int) {
	for faults := 0; from < to; faults++ {
		end := to
		if faults >= maxFaults {
			end = r.lineEnd(from)
		}
		done, fault := r.parse(from, end)
		if fault >= 0 {
			next := min(max(r.lineEnd(fault), r.lineEnd(done)), end)
			r.unread(done, next)
			done = next
		}
		from = done
	}
}

// unread notes a part of the text that could not be read.
func (r *reader) unread(from, to int) {
	if from < to && r.text[from] == '\n' {
		from++
	}
	if from >= to {
		return
	}
	n := r.outer.Part(from, to)
	if r.script.Problem.File == nil {
		r.script.Problem = source.Problem{
			Path: r.file.Path, File: r.file, Span: n.Span, Message: "this is no shell syntax; it is read as text",
		}
	}
	r.script.Unread = append(r.script.Unread, n)
}
