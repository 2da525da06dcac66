package shape

import (
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// maxTexts bounds the texts that a part of a pattern is spelled out to.
const maxTexts = 40

// literal is a text that a part of a pattern matches.
type literal struct {
	text string
	fold bool // in any case
}

// spell returns every text that re matches, or nil if they are too many or not
// plain ASCII.
func spell(re *syntax.Regexp) []literal {
	switch re.Op {
	case syntax.OpLiteral:
		return spellLiteral(re)
	case syntax.OpCharClass:
		return spellClass(re)
	case syntax.OpCapture:
		return spell(re.Sub[0])
	case syntax.OpConcat:
		all := []literal{{}}
		for _, sub := range re.Sub {
			all = product(all, spell(sub))
		}
		return all
	case syntax.OpAlternate:
		return spellAlternate(re)
	case syntax.OpQuest:
		if sub := spell(re.Sub[0]); sub != nil {
			return limit(append([]literal{{}}, sub...))
		}
		return nil
	case syntax.OpEmptyMatch:
		return []literal{{}}
	}
	return nil // an assertion ends a text, so that \b is seen before the next
}

func spellLiteral(re *syntax.Regexp) []literal {
	text := string(re.Rune)
	for _, r := range re.Rune {
		if r >= utf8.RuneSelf {
			return nil
		}
	}
	fold := re.Flags&syntax.FoldCase != 0
	if fold {
		text = strings.ToLower(text)
	}
	return []literal{{text, fold}}
}

func spellClass(re *syntax.Regexp) []literal {
	var all []literal
	for i := 0; i < len(re.Rune); i += 2 {
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			if r >= utf8.RuneSelf || len(all) == 4 {
				return nil
			}
			all = append(all, literal{text: string(r)})
		}
	}
	return all
}

func spellAlternate(re *syntax.Regexp) []literal {
	var all []literal
	for _, sub := range re.Sub {
		texts := spell(sub)
		if texts == nil {
			return nil
		}
		all = append(all, texts...)
	}
	return limit(all)
}

// product joins each text of a to each of b.
func product(a, b []literal) []literal {
	if a == nil || b == nil || len(a)*len(b) > maxTexts {
		return nil
	}
	var all []literal
	for _, x := range a {
		for _, y := range b {
			l := literal{x.text + y.text, x.fold || y.fold}
			if l.fold {
				l.text = strings.ToLower(l.text)
			}
			all = append(all, l)
		}
	}
	return all
}

func limit(all []literal) []literal {
	if len(all) > maxTexts {
		return nil
	}
	return all
}
