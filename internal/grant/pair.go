package grant

import (
	"iter"
	"strings"

	"github.com/credlint/credlint/internal/credential"
)

// pair is a name and its value in free text, as byte ranges.
type pair struct {
	name       string
	start, end int // of the value
	quoted     bool
}

// pairs judges every NAME=value, "name": "value", --flag value and
// Header: value in a text, its URLs, and the tokens of known formats.
func (r *reader) pairs(t text, s slot) {
	n := 0
	for p := range findPairs(t.string()) {
		if n++; n > maxGrants {
			r.doc.Crowded = true
			break
		}
		if r.searches(t.raw(p.start, p.end)) {
			continue
		}
		f := s
		f.name, f.quiet = p.name, true
		r.judge(t.part(p.start, p.end), f)
	}
	if len(r.matchesIn(t)) == 0 && credential.Prose(t.string()) {
		return // as most lines are
	}
	s.name, s.quiet = "", true
	r.judge(t, s)
}

// findPairs finds names that announce a credential, each with its value.
func findPairs(s string) iter.Seq[pair] {
	return func(yield func(pair) bool) {
		if credential.MayAnnounce(s) {
			eachPair(s, yield)
		}
	}
}

func eachPair(s string, yield func(pair) bool) {
	for i := 0; i < len(s); {
		if strings.HasPrefix(s[i:], "://") {
			i = bareEnd(s, i) // a URL is read as one
			continue
		}
		if !nameByte(s[i]) {
			i++
			continue
		}
		end := i
		for end < len(s) && nameByte(s[end]) {
			end++
		}
		if p, ok := pairAt(s, i, end); ok {
			if !yield(p) {
				return
			}
			end = max(end, p.end)
		}
		i = end
	}
}

func nameByte(c byte) bool {
	return c == '_' || c == '-' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// pairAt reads the value behind the name s[from:to]. In what "go test" prints, "--- PASS:"
// is none.
func pairAt(s string, from, to int) (pair, bool) {
	name := s[from:to]
	if to-from > 80 || name == "PASS" && strings.HasSuffix(s[:from], "--- ") || strings.HasSuffix(s[:from], "${") || strings.HasSuffix(s[:from], "set /p ") {
		return pair{}, false
	}
	at, ok := operator(s, to, strings.HasPrefix(name, "--")) // hardly any word has one
	if !ok || credential.ClassifyName(name) < credential.NameSecret || namesSecret(s[:from], name) {
		return pair{}, false
	}
	p := pair{name: strings.TrimLeft(name, "-")}
	p.start, p.end, p.quoted = valueAt(s, at)
	if strings.HasPrefix(s[p.start:], "--") {
		return pair{}, false // the next flag
	}
	if !p.quoted && strings.HasSuffix(s[:from], "$") {
		return pair{}, false // $name = an expression of PowerShell, PHP or Perl
	}
	if strings.Contains(s[to:at], ":") && (!isKey(s, from, to) || !p.quoted && label(s[p.start:p.end])) {
		return pair{}, false
	}
	return p, p.end > p.start
}

// namesSecret reports whether a flag of a manager's program takes the name of a
// secret, and not one.
func namesSecret(before, flag string) bool {
	return flag == "--only-secrets" || flag == "--secret" && strings.Contains(before, "gcloud secrets ")
}

// label reports whether the value in "NAME: some/thing" is the subject of a
// label, as in the output of programs.
func label(value string) bool {
	return len(value) < 24 && strings.ContainsAny(value, "/(")
}

// isKey reports whether the name s[from:to] before a colon stands where a key
// stands: first on its line (behind the marks of lists and comments), behind
// an opening bracket or a comma, or first in a quoted header. In the middle of
// a sentence a colon means something else.
func isKey(s string, from, to int) bool {
	closed := to < len(s) && (s[to] == '"' || s[to] == '\'' || s[to] == '`')
	before := s[:from]
	if n := len(before); n > 0 && strings.IndexByte("\"'`", before[n-1]) >= 0 {
		if !closed {
			return true // -H "Authorization: ..."
		}
		before = before[:n-1]
	}
	before = strings.TrimRight(before, " \t*_")
	if before == "" {
		return true
	}
	return strings.IndexByte("{[(,;|&\\\n", before[len(before)-1]) >= 0 || strings.Trim(before, " \t-*#/>|0123456789.") == ""
}

// operator skips what stands between a name and its value: a closing quote,
// blanks, = or : (or only a blank behind a flag).
func operator(s string, i int, flag bool) (int, bool) {
	if i < len(s) && (s[i] == '"' || s[i] == '\'') {
		i++
	}
	if i < len(s) && s[i] == '\\' && i+1 < len(s) && s[i+1] == '"' {
		i += 2
	}
	blank := skipBlanks(s, i)
	switch {
	case blank < len(s) && s[blank] == '=' && !strings.HasPrefix(s[blank:], "==") && !strings.HasPrefix(s[blank:], "=~"):
		i = blank + 1
	case blank < len(s) && s[blank] == ':' && !strings.HasPrefix(s[blank:], "://") && !strings.HasPrefix(s[blank:], ":="):
		i = blank + 1
	case flag && blank > i:
		return blank, true
	default:
		return 0, false
	}
	return skipBlanks(s, i), true
}

func skipBlanks(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i
}

// valueAt is the range of the value that begins at i: inside its quotes, or up
// to the next blank, quote or separator.
func valueAt(s string, i int) (start, end int, quoted bool) {
	if strings.HasPrefix(s[min(i, len(s)):], `\"`) {
		return closedBy(s, i+2, `\"`)
	}
	if i < len(s) && (s[i] == '"' || s[i] == '\'' || s[i] == '`') {
		return closedBy(s, i+1, s[i:i+1])
	}
	end = bareEnd(s, i)
	if word := strings.ToLower(s[i:end]); word == "bearer" || word == "basic" || word == "token" {
		end = bareEnd(s, skipBlanks(s, end))
	}
	return i, end, false
}

func closedBy(s string, i int, quote string) (int, int, bool) {
	n := strings.Index(s[i:], quote)
	if k := strings.IndexByte(s[i:], '\n'); n < 0 || k >= 0 && k < n {
		return i, i, true
	}
	return i, i + n, true
}

// bareEnd is the end of an unquoted value. A reference keeps its brackets.
func bareEnd(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; {
		case c == '$' && i+1 < len(s) && (s[i+1] == '{' || s[i+1] == '('):
			n := strings.IndexAny(s[i:], "})\n")
			if n < 0 {
				return i
			}
			i += n
		case c <= ' ' || strings.IndexByte("\"'`,;)}|&#", c) >= 0:
			return i
		case c == '\\' && i+1 < len(s) && (s[i+1] == 'n' || s[i+1] == '"'):
			return i
		}
		i++
	}
	return i
}
