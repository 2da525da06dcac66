// Package sample makes texts that match a pattern, for tests. What it makes of
// a credential's pattern is plainly no credential: it walks through each class
// of characters in order.
package sample

import (
	"math/rand/v2"
	"regexp/syntax"
	"strings"
)

// Of returns a text that pattern matches. The same seed gives the same text.
func Of(pattern string, seed uint64) (string, error) { return write(pattern, seed, false) }

// Short is Of with every repetition as short as the pattern allows.
func Short(pattern string, seed uint64) (string, error) { return write(pattern, seed, true) }

func write(pattern string, seed uint64, short bool) (string, error) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return "", err
	}
	w := writer{rand: rand.New(rand.NewPCG(seed, seed)), short: short}
	w.node(re)
	return w.String(), nil
}

type writer struct {
	strings.Builder
	rand  *rand.Rand
	next  int
	short bool
}

func (w *writer) node(re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		w.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		w.WriteRune(w.pick(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		w.WriteByte('.')
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			w.node(sub)
		}
	case syntax.OpAlternate:
		w.node(re.Sub[w.rand.IntN(len(re.Sub))])
	case syntax.OpStar:
		w.repeat(re, 0, 3)
	case syntax.OpPlus:
		w.repeat(re, 1, 3)
	case syntax.OpQuest:
		w.repeat(re, 0, 1)
	case syntax.OpRepeat:
		w.repeat(re, re.Min, re.Max)
	}
}

// repeat writes close to the least number: long texts show nothing more.
func (w *writer) repeat(re *syntax.Regexp, low, high int) {
	if w.short {
		high = low
	}
	if high < 0 || high > low+3 {
		high = low + 3
	}
	for range low + w.rand.IntN(high-low+1) {
		w.node(re.Sub[0])
	}
}

// pick returns a character of a class. It prefers letters and digits, and steps
// through them by a stride that touches all.
func (w *writer) pick(ranges []rune) rune {
	var plain, ascii []rune
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= min(ranges[i+1], '~'); r++ {
			if r < ' ' {
				continue
			}
			ascii = append(ascii, r)
			if '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
				plain = append(plain, r)
			}
		}
	}
	switch {
	case len(plain) > 0:
		ascii = plain
	case len(ascii) == 0:
		return ranges[0]
	}
	w.next += 1 + w.rand.IntN(7)
	return ascii[w.next%len(ascii)]
}
