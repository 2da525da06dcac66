package shape

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/detect/engine"
)

// Builder fills in what is derived from the patterns of rules, and collects the
// byte sets that they share.
type Builder struct {
	sets  []engine.Set
	index map[engine.Set]uint8
}

// NewBuilder returns a Builder whose set 0 is the empty set.
func NewBuilder() *Builder {
	return &Builder{sets: make([]engine.Set, 1), index: map[engine.Set]uint8{{}: 0}}
}

// Sets returns the sets that the rules refer to.
func (b *Builder) Sets() []engine.Set { return b.sets }

func (b *Builder) set(s engine.Set) uint8 {
	i, ok := b.index[s]
	if !ok {
		i = uint8(len(b.sets))
		b.index[s] = i
		b.sets = append(b.sets, s)
	}
	return i
}

// Fill derives the anchors and reaches of a rule from its pattern. keywords are
// the texts without one of which the rule is not to run, in lower case; with
// none, any text of three bytes or more may serve as an anchor. Where the
// pattern has no such text, the keywords become gates, and any other text of it an
// anchor, or else a run of characters.
func (b *Builder) Fill(r *engine.Rule, keywords []string) error {
	re, err := syntax.Parse(r.Pattern, syntax.Perl)
	if err != nil {
		return fmt.Errorf("rule %s: %w", r.ID, err)
	}
	places := finder{covers(keywords)}.find(re, []literal{{}}, nil, nil)
	if places == nil {
		r.Gates = keywords
		places = finder{covers(nil)}.find(re, []literal{{}}, nil, nil)
	}
	before := extent{}
	if places == nil {
		before = b.run(r, re)
	}
	for _, p := range places {
		e := extent{}
		for _, n := range p.before {
			e = e.then(measure(n))
		}
		before = before.or(e)
		for _, t := range p.texts {
			r.Anchors = append(r.Anchors, b.anchor(p, t, dull(r)))
		}
	}
	if lead, ok := b.lead(re, places); ok && places != nil && !nested(r.Anchors) {
		r.Led, r.Lead = true, lead
	}
	r.Before, r.Length = b.reach(before), b.reach(measure(re))
	if !r.Led && r.Before.Free != 0 {
		r.Heads = heads(re, places)
	}
	if slow(re) {
		r.Long = b.set(longest(re))
	}
	r.Anchors = unique(r.Anchors)
	return b.full(r)
}

// full reports when there are more sets than an index can tell apart.
func (b *Builder) full(r *engine.Rule) error {
	if len(b.sets) > 256 {
		return fmt.Errorf("rule %s: more than 256 different byte sets", r.ID)
	}
	return nil
}

func covers(keywords []string) func(string) bool {
	return func(text string) bool {
		if len(keywords) == 0 {
			return len(text) >= 3
		}
		return slices.ContainsFunc(keywords, func(k string) bool { return strings.Contains(text, k) })
	}
}

func (b *Builder) reach(e extent) engine.Reach {
	return engine.Reach{N: e.n, Free: b.set(e.free)}
}

func (b *Builder) anchor(p place, t literal, dull engine.Set) engine.Anchor {
	a := engine.Anchor{Text: strings.ToLower(t.text)}
	if !t.fold && strings.ToLower(t.text) != strings.ToUpper(t.text) {
		a.Exact = t.text
	}
	a.Word = afterBoundary(p.before) && wordByte(t.text[0])
	back := clone(p.before)
	slices.Reverse(back)
	a.Back = b.steps(steps(back, true), engine.Set{})
	a.Ahead = b.steps(steps(p.after, false), dull)
	return a
}

// afterBoundary reports whether the last thing before a text is \b.
func afterBoundary(before []*syntax.Regexp) bool {
	return len(before) > 0 && before[len(before)-1].Op == syntax.OpWordBoundary
}

func wordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// steps converts steps. The last one is the value, or the beginning of it: if a
// value of dull bytes alone is harmless, it needs another one.
func (b *Builder) steps(list []step, dull engine.Set) []engine.Step {
	var out []engine.Step
	for i, s := range list {
		e := engine.Step{Set: b.set(s.set), Min: uint16(min(s.min, engine.Unbounded)), Max: engine.Unbounded}
		if s.max >= 0 {
			e.Max = uint16(min(s.max, engine.Unbounded))
		}
		if i == len(list)-1 && !dull.Empty() {
			e.Need, e.Max = b.set(without(s.set, dull)), engine.Unbounded
		}
		out = append(out, e)
	}
	return out
}

func without(s, dull engine.Set) engine.Set {
	for i := range s {
		s[i] &^= dull[i]
	}
	return s
}

// dull returns the bytes of which a harmless secret is made, if the rule says
// so in the form ^[...]+$.
func dull(r *engine.Rule) engine.Set {
	for _, a := range r.Allow {
		if a.All || a.Target != engine.Secret {
			continue
		}
		for _, p := range a.Patterns {
			re, err := syntax.Parse(p, syntax.Perl)
			if err != nil || re.Op != syntax.OpConcat || len(re.Sub) != 3 {
				continue
			}
			if re.Sub[0].Op == syntax.OpBeginText && re.Sub[2].Op == syntax.OpEndText &&
				re.Sub[1].Op == syntax.OpPlus && re.Sub[1].Sub[0].Op == syntax.OpCharClass {
				return class(re.Sub[1].Sub[0])
			}
		}
	}
	return engine.Set{}
}

// unique drops anchors that are the same in all but their number.
func unique(list []engine.Anchor) []engine.Anchor {
	var out []engine.Anchor
	for _, a := range list {
		same := func(o engine.Anchor) bool {
			return o.Text == a.Text && o.Exact == a.Exact && o.Word == a.Word &&
				slices.Equal(o.Back, a.Back) && slices.Equal(o.Ahead, a.Ahead)
		}
		if !slices.ContainsFunc(out, same) {
			out = append(out, a)
		}
	}
	return out
}
