package engine

import (
	"bytes"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// compiledAllow is an Allow whose expressions are compiled when first needed.
type compiledAllow struct {
	*Allow
	text, path lazy
	start      trial // where the patterns match at the start
	once       sync.Once
	begins     *[1 << 15 / 64]uint64 // a bit for the first bytes of each word
}

func compileAllow(list []Allow) []compiledAllow {
	if len(list) == 0 {
		return nil
	}
	compiled := make([]compiledAllow, len(list))
	for i := range list {
		a := &list[i]
		compiled[i].Allow = a
		compiled[i].text.pattern = either(a.Patterns)
		compiled[i].start.source = compiled[i].text.pattern
		compiled[i].path.pattern = either(a.Paths)
	}
	return compiled
}

// either joins patterns into one.
func either(patterns []string) string {
	if len(patterns) == 0 {
		return ""
	}
	return "(?:" + strings.Join(patterns, ")|(?:") + ")"
}

// headLen is the length of the shortest words that rules allow, which a test holds.
const headLen = 3

// prepare notes the first bytes of the words.
func (a *compiledAllow) prepare() {
	a.begins = new([1 << 15 / 64]uint64)
	for _, w := range a.Words {
		at := uint16(0)
		for i := range headLen {
			at = next(at, w[i])
		}
		a.begins[at>>6] |= 1 << (at & 63)
	}
}

// next is the number of some bytes that end in b: five bits for each of the last
// three, which are the same for both cases.
func next(at uint16, b byte) uint16 { return (at<<5 | uint16(b&31)) & (1<<15 - 1) }

// match is a match of a rule's pattern under judgement.
type match struct {
	*search
	start, end             int
	secretStart, secretEnd int
}

func (m *match) secret() []byte { return m.text[m.secretStart:m.secretEnd] }

func (m *match) target(t Target) []byte {
	switch t {
	case Match:
		return m.text[m.start:m.end]
	case Line:
		from, to := m.lines.around(m.text, m.start, m.end)
		return m.text[from:to]
	}
	return m.secret()
}

// excused reports whether one of the allowances says that m is harmless.
func (m *match) excused(list []compiledAllow) bool {
	for i := range list {
		a := &list[i]
		pattern := len(a.Patterns) > 0 && m.allowed(a)
		word := len(a.Words) > 0 && a.hasWord(m.secret())
		if !a.All && (pattern || word) {
			return true
		}
		if a.All && (pattern || len(a.Patterns) == 0) && (word || len(a.Words) == 0) && a.onPath(m.file) {
			return true
		}
	}
	return false
}

// allowed reports whether an allowance's patterns match. What they say about a
// line is kept for the next match in it: a minified file is one long line.
func (m *match) allowed(a *compiledAllow) bool {
	if a.Target != Line {
		return a.matches(m.target(a.Target))
	}
	from, to := m.lines.around(m.text, m.start, m.end)
	if v, known := m.verdicts[a]; known && v.from == from && v.to == to {
		return v.allowed
	}
	if m.verdicts == nil {
		m.verdicts = map[*compiledAllow]verdict{}
	}
	v := verdict{from, to, a.matches(m.text[from:to])}
	m.verdicts[a] = v
	return v.allowed
}

// matches reports whether one of the patterns matches a text.
func (a *compiledAllow) matches(text []byte) bool {
	if len(a.Needs) > 0 && !holds(text, a.Needs) {
		return false
	}
	if a.Start {
		left := maxTrial
		if loc := a.start.get().Match(text, 0, &left); loc != nil || left > 0 {
			return loc != nil
		}
	}
	return a.text.get().Match(text)
}

// holds reports whether all texts of one of the lists stand in a text.
func holds(text []byte, lists [][]string) bool {
	missing := func(part string) bool { return !bytes.Contains(text, []byte(part)) }
	return slices.ContainsFunc(lists, func(list []string) bool { return !slices.ContainsFunc(list, missing) })
}

// verdict is what an allowance says about the lines text[from:to].
type verdict struct {
	from, to int
	allowed  bool
}

// lines remembers the line that was asked for last.
type lines struct {
	from, to int
	known    bool
}

// around returns the bounds of the lines in which text[start:end] stands.
func (l *lines) around(text []byte, start, end int) (from, to int) {
	if !l.known || start < l.from || start > l.to {
		*l = lines{bytes.LastIndexByte(text[:start], '\n') + 1, lineEnd(text, start), true}
	}
	if end <= l.to {
		return l.from, l.to
	}
	return l.from, lineEnd(text, end)
}

func lineEnd(text []byte, at int) int {
	if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(text)
}

func (a *compiledAllow) onPath(path string) bool {
	return len(a.Paths) == 0 || path != "" && a.path.get().MatchString(path)
}

// excusesPath reports whether every match in the file is harmless.
func (a *compiledAllow) excusesPath(path string) bool {
	if len(a.Paths) == 0 || a.All && len(a.Patterns)+len(a.Words) > 0 {
		return false
	}
	return a.onPath(path)
}

// hasWord reports whether a word stands in the secret, in any case.
func (a *compiledAllow) hasWord(secret []byte) bool {
	a.once.Do(a.prepare)
	folded := strings.ToLower(string(secret))
	at := uint16(0)
	for i := range len(folded) {
		if at = next(at, folded[i]); i+1 < headLen || a.begins[at>>6]>>(at&63)&1 == 0 {
			continue
		}
		rest := folded[i+1-headLen:]
		head := rest[:headLen]
		for k := sort.SearchStrings(a.Words, head); k < len(a.Words) && strings.HasPrefix(a.Words[k], head); k++ {
			if strings.HasPrefix(rest, a.Words[k]) {
				return true
			}
		}
	}
	return false
}

// entropy is Shannon's, in bits for each character. As in gitleaks, whose
// thresholds the rules carry, characters are counted but bytes divide.
func entropy(secret []byte) float64 {
	var ascii [utf8.RuneSelf]int
	var other map[rune]int
	for _, r := range string(secret) {
		if r < utf8.RuneSelf {
			ascii[r]++
			continue
		}
		if other == nil {
			other = map[rune]int{}
		}
		other[r]++
	}
	sum, unit := 0.0, 1/float64(len(secret))
	for _, n := range ascii {
		sum += bits(n, unit)
	}
	for _, n := range other {
		sum += bits(n, unit)
	}
	return sum
}

func bits(n int, unit float64) float64 {
	if n == 0 {
		return 0
	}
	f := float64(n) * unit
	return -f * math.Log2(f)
}
