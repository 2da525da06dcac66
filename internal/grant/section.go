package grant

import (
	"iter"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/syntax"
)

// readSection reads what stands at one section's path.
func (r *reader) readSection(root *syntax.Node, sec *inventory.Section) {
	s := slot{dialect: r.dialect(sec), unchecked: r.hearsay(sec)}
	s.quiet = r.doc.Identity.Kind == inventory.Workload // what expands there is the shell's affair too
	walkPath(root, "", splitPath(sec.At), func(n *syntax.Node, path syntax.Pointer) {
		s.path, s.name = path, lastKey(path)
		r.readRole(n, sec.As, s)
	})
}

// readRole reads a node by what a section says it is.
func (r *reader) readRole(n *syntax.Node, role inventory.Role, s slot) {
	switch role {
	case inventory.ServersByName, inventory.ServersFlat:
		r.serverMap(n, role == inventory.ServersFlat, s)
	case inventory.ServersList:
		r.serverList(n, s)
	case inventory.Env:
		s.route, s.field = Env, "env"
		r.fields(n, s)
	case inventory.Headers:
		s.route, s.field = Header, "headers"
		r.fields(n, s)
	case inventory.Credential:
		s.route = Setting
		r.scalars(n, s)
	case inventory.Settings:
		s.route = Setting
		r.settings(n, s)
	case inventory.Commands:
		s.route, s.field = Argument, "commands"
		r.commands(n, s)
	case inventory.Allowed:
		s.route = Argument
		r.allowances(n, s)
		r.patterns(n, s)
	case inventory.CommandLine:
		s.route = Argument
		r.commandLine(n, s)
	case inventory.Fixture:
		s.route, s.field, s.as = Env, "env", fixture
		r.fields(n, s)
	case inventory.Names:
		s.route = Setting
		r.names(n, s)
	case inventory.Asked:
		s.route = Argument
		r.asked(n)
		r.patterns(n, s)
	case inventory.Denials:
		r.denials(n)
	case inventory.EnvFile:
		r.envFiles(n, s)
	case inventory.Inputs, inventory.UserConfig, inventory.ServerVariables:
		r.inputs(n, role, s)
	}
}

// dialect merges what the clients that read this section expand. A notation
// that one of them expands is worth nothing as a finding, so the union counts.
// Whether anything is known is for the first client to say, whose file it is.
func (r *reader) dialect(sec *inventory.Section) *inventory.Dialect {
	var merged inventory.Dialect
	readers, limited := 0, true
	for use, same := range r.readers(sec) {
		d := dialectOf(use, same)
		merged.Known = merged.Known || readers == 0 && d.Known
		limited = limited && len(d.Fields) > 0
		readers++
		merged.Expands = appendNew(merged.Expands, d.Expands)
		merged.Fields = appendNew(merged.Fields, d.Fields)
		if merged.Prefer == "" {
			merged.Prefer, merged.Advice = d.Prefer, d.Advice
		}
		merged.Asks = merged.Asks || d.Asks
		if merged.Names == (inventory.ByName{}) {
			merged.Names = d.Names
		}
	}
	if !limited {
		merged.Fields = nil
	}
	return &merged
}

// hearsay reports whether everything that is known of a section is remembered.
func (r *reader) hearsay(sec *inventory.Section) bool {
	for _, same := range r.readers(sec) {
		if same.Confidence > inventory.Memory {
			return false
		}
	}
	return true
}

// readers yields the uses of the file that have this section, each with its own
// facts of it.
func (r *reader) readers(sec *inventory.Section) iter.Seq2[inventory.Use, *inventory.Section] {
	return func(yield func(inventory.Use, *inventory.Section) bool) {
		for _, use := range r.doc.Identity.Uses {
			for i := range use.File.Sections {
				same := &use.File.Sections[i]
				if same.At == sec.At && same.As == sec.As && !yield(use, same) {
					return
				}
			}
		}
	}
}

// dialectOf is the nearest dialect: the section's, the file's, the client's.
func dialectOf(use inventory.Use, sec *inventory.Section) *inventory.Dialect {
	switch {
	case sec.Dialect != nil:
		return sec.Dialect
	case use.File.Dialect != nil:
		return use.File.Dialect
	}
	return &use.Client.Dialect
}

func appendNew(list, more []string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// splitPath parts a section's path at its dots; quotes keep a key together.
func splitPath(at string) []string {
	if at == "." || at == "" {
		return nil
	}
	var keys []string
	for at != "" {
		if rest, ok := strings.CutPrefix(at, `"`); ok {
			key, tail, _ := strings.Cut(rest, `"`)
			keys, at = append(keys, key), strings.TrimPrefix(tail, ".")
			continue
		}
		key, tail, _ := strings.Cut(at, ".")
		keys, at = append(keys, key), tail
	}
	return keys
}

// walkPath visits the nodes at a path of keys, * standing for any.
func walkPath(n *syntax.Node, path syntax.Pointer, keys []string, visit func(*syntax.Node, syntax.Pointer)) {
	if n == nil {
		return
	}
	if len(keys) == 0 {
		visit(n, path)
		return
	}
	for _, m := range n.Members {
		if !m.Disabled && matchKey(keys[0], m.Key.Text) {
			walkPath(m.Value, path.Key(m.Key.Text), keys[1:], visit)
		}
	}
	for i, item := range n.Items {
		if keys[0] == "*" {
			walkPath(item, path.Index(i), keys[1:], visit)
		}
	}
}

// matchKey compares a key with one of a path, which may end in a star.
func matchKey(want, key string) bool {
	head, star := strings.CutSuffix(want, "*")
	return want == key || star && strings.HasPrefix(key, head)
}

// lastKey is the last key of a path that is no index.
func lastKey(path syntax.Pointer) string {
	for _, key := range slices.Backward(path.Keys()) {
		if strings.Trim(key, "0123456789") != "" {
			return key
		}
	}
	return ""
}

// fields judges each member of an object, or each "NAME=value" and
// {name, value} of a list.
func (r *reader) fields(n *syntax.Node, s slot) {
	if n.Scalar() { // one "NAME=value" needs no list
		r.assignment(n, s)
	}
	for _, m := range n.Members {
		f := s
		f.name, f.path, f.key = m.Key.Text, s.path.Key(m.Key.Text), m.Key.Inner
		r.value(m.Value, f)
	}
	for i, item := range n.Items {
		f := s
		f.path = s.path.Index(i)
		switch {
		case item.Kind == syntax.Object && item.Get("name").Scalar():
			f.name = item.Get("name").Text
			f.key = item.Get("name").Inner
			r.value(item.Get("value"), f)
		case item.Scalar():
			r.assignment(item, f)
		}
	}
}

// assignment judges the value in "NAME=value".
func (r *reader) assignment(n *syntax.Node, s slot) {
	if r.seen[n] {
		return
	}
	name, _, found := strings.Cut(n.Text, "=")
	if !found || !isName(name) {
		return
	}
	r.seen[n] = true
	s.name, s.key = name, n.Raw(0, len(name))
	r.judge(text{n, len(name) + 1, len(n.Text)}, s)
}

// scalars judges a scalar or every scalar of a list.
func (r *reader) scalars(n *syntax.Node, s slot) {
	// "provider=key" names whose key it is.
	if head, _, found := strings.Cut(n.Text, "="); n.Scalar() && found && isName(head) && !r.seen[n] && !strings.HasSuffix(n.Text, "=") {
		r.seen[n] = true
		r.judge(text{n, len(head) + 1, len(n.Text)}, s)
		return
	}
	r.value(n, s)
	for i, item := range n.Items {
		f := s
		f.path = s.path.Index(i)
		r.scalars(item, f)
	}
	if n.Kind == syntax.Object {
		r.settings(n, s)
	}
}
