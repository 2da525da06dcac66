package shell

import (
	"bytes"
	"errors"
	"sync"
	"unicode/utf8"

	"mvdan.cc/sh/v3/syntax"

	"github.com/credlint/credlint/internal/lazy"
)

// variants are the dialects by the names that the library has for them.
var variants = [...]syntax.LangVariant{Bash: syntax.LangBash, Zsh: syntax.LangZsh, Mksh: syntax.LangMirBSDKorn}

// parsers are those that are not in use, by dialect. One takes much more memory than
// a script of a few lines.
var parsers [len(variants)]sync.Pool

// parser hands out a parser for a dialect.
func parser(d Dialect) *syntax.Parser {
	if p, ok := parsers[d].Get().(*syntax.Parser); ok {
		return p
	}
	return syntax.NewParser(syntax.KeepComments(true), syntax.Variant(variants[d]))
}

// printable replaces what the parser refuses or drops by bytes of the same
// number: encodings other than UTF-8 occur in comments and messages.
func printable(text string) []byte {
	b := []byte(text)
	for i := 0; i < len(b); {
		c, n := utf8.DecodeRune(b[i:])
		if c == utf8.RuneError && n == 1 || c == 0 {
			b[i] = '?'
		}
		i += n
	}
	for _, s := range placeholder().FindAllIndex(b, -1) {
		if s[0] > 0 && bytes.IndexByte(before, b[s[0]-1]) >= 0 && (s[1] == len(b) || bytes.IndexByte(behind, b[s[1]]) >= 0) {
			b[s[0]], b[s[1]-1] = '_', '_'
		}
	}
	return b
}

// placeholder is a name in angle brackets that waits to be replaced. To a shell it
// is a redirection, which nobody writes so: from a file, and to no file at once.
var (
	placeholder    = lazy.Pattern(`<[A-Za-z][A-Za-z0-9_.-]*>`)
	before, behind = []byte(" \t=:/@\"'-_"), []byte(" \t\r\n/:@;|&)\"'-_")
)

// parse reads text[from:to]. It returns how far it got, and the place of the
// fault that ended it, negative where there is none.
func (r *reader) parse(from, to int) (done, fault int) {
	v := &visitor{reader: r, base: from, end: to, feeds: make(map[*syntax.Stmt]*syntax.Stmt), last: make(map[*syntax.Stmt]*Command)}
	done, fault = from, -1
	for stmt, err := range r.parser.StmtsSeq(bytes.NewReader(r.text[from:to])) {
		switch {
		case fault >= 0: // the library does not bear a break here
		case err != nil:
			fault = min(from+offset(err), to)
		default:
			syntax.Walk(stmt, v.visit)
			done = max(done, v.span(stmt).End, v.reach)
		}
	}
	if fault < 0 {
		v.trailing(done)
		done = to
	}
	return done, fault
}

// offset is where a fault is. The text of the error quotes the script and goes
// no further.
func offset(err error) int {
	var parse syntax.ParseError
	var lang syntax.LangError
	switch {
	case errors.As(err, &parse):
		return int(parse.Pos.Offset())
	case errors.As(err, &lang):
		return int(lang.Pos.Offset())
	}
	return 0
}
