package grant

import "github.com/credlint/credlint/internal/syntax"

// settings searches an object at any depth by the names of its keys.
func (r *reader) settings(n *syntax.Node, s slot) {
	for _, m := range n.Members {
		f := s
		f.name, f.path, f.key = m.Key.Text, s.path.Key(m.Key.Text), m.Key.Inner
		r.member(m.Value, f)
	}
	for i, item := range n.Items {
		f := s
		f.path = s.path.Index(i)
		r.member(item, f)
	}
}

// member reads one member of an object of settings.
func (r *reader) member(n *syntax.Node, s slot) {
	switch {
	case n.Scalar():
		r.value(n, s)
	case n.Kind == syntax.Object && isEnvField(s.name):
		s.route, s.field = Env, "env"
		r.fields(n, s)
	case n.Kind == syntax.Object && isHeaderField(s.name):
		s.route, s.field = Header, "headers"
		r.fields(n, s)
	default:
		r.settings(n, s)
	}
}

// readRest reads by the names of keys what no section has named. It is strict,
// because a file of a client also holds much that is no credential.
func (r *reader) readRest(n *syntax.Node, path syntax.Pointer) {
	r.settings(n, slot{route: r.route, path: path, strict: true, quiet: true})
}

// names reads fields that must hold the name of a variable. A value there that
// is a credential was pasted by mistake.
func (r *reader) names(n *syntax.Node, s slot) {
	s.strict, s.quiet, s.as = true, true, "token"
	if n.Scalar() {
		r.value(n, s)
		return
	}
	for _, m := range n.Members {
		f := s
		f.name, f.path, f.key = m.Key.Text, s.path.Key(m.Key.Text), m.Key.Inner
		r.names(m.Value, f)
	}
	for i, item := range n.Items {
		f := s
		f.path = s.path.Index(i)
		r.names(item, f)
	}
}

// envFiles records the dotenv files that a config loads.
func (r *reader) envFiles(n *syntax.Node, s slot) {
	if n.Scalar() && n.Text != "" {
		r.doc.EnvFiles = append(r.doc.EnvFiles, &EnvFile{Target: n.Text, Path: s.path, Span: n.Inner, Server: s.server})
	}
	for i, item := range n.Items {
		f := s
		f.path = s.path.Index(i)
		r.envFiles(item, f)
	}
}
