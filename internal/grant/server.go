package grant

import (
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/syntax"
)

// serverMap reads an object from name to server entry. In a flat map only
// members that have a command or an address are servers.
func (r *reader) serverMap(n *syntax.Node, flat bool, s slot) {
	for _, m := range n.Members {
		if m.Value.Kind != syntax.Object || flat && !looksLikeServer(m.Value) {
			continue
		}
		r.server(m.Value, m.Key.Text, s.path.Key(m.Key.Text), s)
	}
	if !flat {
		r.serverList(n, s) // some clients take both shapes
	}
}

// serverList reads an array of server entries with a name of their own.
func (r *reader) serverList(n *syntax.Node, s slot) {
	for i, item := range n.Items {
		if item.Kind != syntax.Object {
			continue
		}
		name := ""
		if node := item.Get("name"); node.Scalar() {
			name = node.Text
		}
		r.server(item, name, s.path.Index(i), s)
	}
}

func looksLikeServer(n *syntax.Node) bool {
	return first(n, "command", "cmd") != nil || urlField(n) != nil
}

func urlField(n *syntax.Node) *syntax.Node {
	return first(n, "url", "serverUrl", "serverURL", "httpUrl", "uri", "baseUrl", "baseURL", "endpoint")
}

// first is the first of several members that is there.
func first(n *syntax.Node, keys ...string) *syntax.Node {
	for _, k := range keys {
		if v := n.Get(k); v != nil {
			return v
		}
	}
	return nil
}

// server reads one server entry: the fields that all clients share by their
// many names, and every other field by its key.
func (r *reader) server(n *syntax.Node, name string, path syntax.Pointer, s slot) {
	srv := &Server{Name: name, Path: path, Span: n.Span, Entry: n}
	if u := urlField(n); u.Scalar() {
		srv.URL = u
	}
	argv := commandLine(n)
	if len(argv) > 0 {
		srv.Command = argv[0].node.Text
		srv.Wrapped = credential.Launcher(words(argv))
	}
	if srv.URL == nil {
		srv.URL = bridged(argv)
	}
	r.doc.Servers = append(r.doc.Servers, srv)
	s.server, s.path, s.name = srv, path, ""
	srv.Env, srv.Writing = variables(n), writing(n, srv, argv)
	srv.Reach = reach(n, srv, argv)
	r.serverCalls(argv, s)
	f := s
	f.route, f.field = Argument, "args"
	r.arguments(argv, f)
	for _, m := range n.Members {
		f := s
		f.name, f.path, f.key = m.Key.Text, path.Key(m.Key.Text), m.Key.Inner
		r.serverField(m.Value, f)
	}
}

// serverField reads one member of a server entry.
func (r *reader) serverField(n *syntax.Node, s slot) {
	switch {
	case isEnvField(s.name):
		s.route, s.field = Env, "env"
		r.fields(n, s)
	case isHeaderField(s.name):
		s.route, s.field = Header, "headers"
		r.fields(n, s)
	case isURLField(s.name):
		s.route, s.field = URL, "url"
		r.value(n, s)
	case isNameField(s.name):
		s.route = Setting
		r.names(n, s)
	case s.name == "envFile" || s.name == "env_file":
		r.envFiles(n, s)
	case proseFields[s.name]:
		return
	case n.Scalar():
		s.route = Setting
		r.value(n, s)
	default:
		s.route = Setting
		r.settings(n, s)
	}
}

// proseFields never carry a credential and often carry words about one.
var proseFields = map[string]bool{
	"description": true, "name": true, "type": true, "tools": true, "autoApprove": true, "alwaysAllow": true,
	"disabledTools": true, "includeTools": true, "excludeTools": true, "instructions": true, "title": true,
	"command": true, "cmd": true, "args": true, "$schema": true, "cwd": true, "transport": true,
}

func isEnvField(key string) bool {
	switch key {
	case "env", "environment", "envs", "containerEnv", "remoteEnv", "environment_variables", "set":
		return true
	}
	return false
}

func isHeaderField(key string) bool {
	k := strings.ToLower(key)
	return strings.HasSuffix(k, "headers") && !strings.HasPrefix(k, "env_")
}

func isURLField(key string) bool {
	switch key {
	case "url", "serverUrl", "serverURL", "httpUrl", "uri", "baseUrl", "baseURL", "endpoint":
		return true
	}
	return false
}

// isNameField tells the fields that hold names of variables, never values.
func isNameField(key string) bool {
	switch key {
	case "bearer_token_env_var", "env_vars", "env_http_headers", "env_keys", "env_key", "api_key_env", "client_secret_key":
		return true
	}
	return false
}

// variables are what a server entry sets in the environment.
func variables(n *syntax.Node) map[string]*syntax.Node {
	env := map[string]*syntax.Node{}
	for _, m := range n.Members {
		if !isEnvField(m.Key.Text) {
			continue
		}
		for _, v := range m.Value.Members {
			if v.Value.Scalar() && !v.Disabled {
				env[v.Key.Text] = v.Value
			}
		}
	}
	return env
}

// Variable is the text of a variable that the entry sets, or empty.
func (s *Server) Variable(name string) string {
	if n := s.Env[name]; n != nil {
		return n.Text
	}
	return ""
}
