package engine

import (
	"iter"
	"regexp"
	"sync"

	"github.com/credlint/credlint/internal/credential"
)

// Engine searches texts by a set of rules. It is safe for concurrent use.
type Engine struct {
	// Depth is how often what is encoded in a text is decoded, and what comes of it
	// decoded again.
	Depth int

	rules *Rules
	names Naming
	auto  *automaton
	refs  []ref
	kinds []compiled
	files []lazy // by Rules.Names
	allow []compiledAllow
	spare sync.Pool // of searches
}

// Naming tells the type of a secret that the rule named id found, for a rule
// without a Format.
type Naming func(id, secret string) string

// ref is what a hit of the automaton stands for: an anchor, or a gate where
// anchor is nil.
type ref struct {
	kind   *compiled
	anchor *Anchor
	length int // of the key
	// distant is set where it matters to a part of the text that may be far away.
	distant bool
}

// compiled is a rule whose expressions are compiled when first needed.
type compiled struct {
	*Rule
	index int
	// head matches from the start of a text; inner needs a character before
	// the match, which keeps \b and ^ true to what stands left of a window.
	head, inner, path lazy
	trial             trial             // of a rule that is Led, without its lead, or has Heads
	anchors           func() *automaton // of a rule with gates
	allow             []compiledAllow
}

// lazy is a pattern of the rules' data that is compiled when first needed.
type lazy struct {
	before, pattern, after string
	once                   sync.Once
	re                     *regexp.Regexp
}

func (l *lazy) get() *regexp.Regexp {
	l.once.Do(func() { l.re = regexp.MustCompile(l.before + l.pattern + l.after) })
	return l.re
}

// New prepares the rules. It compiles no regular expression.
func New(rules *Rules, names Naming) *Engine {
	e := &Engine{Depth: depth, rules: rules, names: names, kinds: make([]compiled, len(rules.Rules))}
	words := make([]word, 0, 2*len(rules.Rules))
	for i := range e.kinds {
		r, c := &rules.Rules[i], &e.kinds[i]
		c.Rule, c.index, c.allow = r, i, compileAllow(r.Allow)
		c.head.before, c.head.pattern, c.head.after = "(", r.Pattern, ")"
		c.inner.before, c.inner.pattern, c.inner.after = "(?s:.)(", r.Pattern, ")"
		c.path.pattern = r.Path
		c.trial.source = r.Pattern
		if r.Lead.N > 0 {
			c.trial.skip = 1
		}
		for _, g := range r.Gates {
			words = append(words, e.add(c, nil, g))
		}
		if len(r.Gates) > 0 {
			c.anchors = sync.OnceValue(func() *automaton { return anchors(r) })
			continue
		}
		for k := range r.Anchors {
			words = append(words, e.add(c, &r.Anchors[k], r.Anchors[k].Key()))
		}
	}
	e.auto = newAutomaton(words)
	e.files = make([]lazy, len(rules.Names))
	for i, r := range rules.Names {
		e.files[i].pattern = r.Path
	}
	e.allow = compileAllow(rules.Allow)
	return e
}

// anchors finds the anchors of one rule, by their numbers.
func anchors(r *Rule) *automaton {
	words := make([]word, len(r.Anchors))
	for i := range r.Anchors {
		words[i] = word{r.Anchors[i].Key(), uint32(i)}
	}
	return newAutomaton(words)
}

func (e *Engine) add(c *compiled, a *Anchor, text string) word {
	distant := a == nil || e.rules.Far(c.Rule)
	e.refs = append(e.refs, ref{c, a, len(text), distant})
	return word{text, uint32(len(e.refs) - 1)}
}

// Find returns the credentials in text, sorted and without overlaps. path is
// the slash-separated path of the file and may be empty.
func (e *Engine) Find(path string, text []byte) []credential.Match {
	found := e.find(path, text)
	if len(found) == 0 {
		return nil
	}
	found = resolve(found)
	matches := make([]credential.Match, len(found))
	for i, f := range found {
		matches[i] = credential.Match{Type: e.typeOf(f.kind, f.secret), Start: f.start, End: f.end}
	}
	return matches
}

// named returns the ids of the rules for which a file is a credential as a whole,
// whatever it holds.
func (e *Engine) named(path string) []string {
	var ids []string
	for i := range e.files {
		if e.files[i].get().MatchString(path) {
			ids = append(ids, e.rules.Names[i].ID)
		}
	}
	return ids
}

// FindAll returns what the rules find one by one, overlaps included: the id of the
// rule, and the secret, which is empty where the file as a whole is the credential.
func (e *Engine) FindAll(path string, text []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, id := range e.named(path) {
			if len(text) > 0 && !yield(id, nil) {
				return
			}
		}
		for _, f := range e.find(path, text) {
			if !yield(f.kind.ID, f.secret) {
				return
			}
		}
	}
}

func (e *Engine) typeOf(c *compiled, secret []byte) string {
	if c.Format != "" {
		return c.Format
	}
	if e.names == nil {
		return c.ID
	}
	return e.names(c.ID, string(secret))
}

// find returns every match, sorted by start, overlaps included, except that a
// generic match yields to a better one on its line.
func (e *Engine) find(path string, text []byte) []found {
	s := e.search(path, text)
	defer e.done(s)
	s.scan(text, s.hit)
	s.gates()
	s.decoded()
	return s.yield()
}

// search prepares a search, in the memory of an earlier one.
func (e *Engine) search(path string, text []byte) *search {
	s, ok := e.spare.Get().(*search)
	if !ok {
		s = &search{Engine: e, state: make([]state, len(e.kinds))}
	}
	s.file, s.text = path, text
	return s
}

// done takes back a search.
func (e *Engine) done(s *search) {
	for _, i := range s.seen {
		s.state[i] = state{skipped: s.state[i].skipped[:0]}
	}
	*s = search{Engine: e, state: s.state, seen: s.seen[:0], found: s.found[:0], later: s.later[:0]}
	e.spare.Put(s)
}
