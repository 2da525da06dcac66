package grant

import (
	"path"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// filters pass on what they read, more or less as it is.
var filters = map[string]bool{
	"jq": true, "yq": true, "sed": true, "awk": true, "grep": true, "head": true, "tail": true, "tr": true, "cut": true,
	"base64": true, "cat": true, "tee": true, "sort": true, "envsubst": true, "xargs": true,
}

// printers print their words.
var printers = map[string]bool{"echo": true, "printf": true, "cat": true, "jq": true, "tee": true}

// target is the file to which a call writes secrets in clear, or which gets
// what it prints.
func (all script) target(call *Call, c *shell.Command, words []*syntax.Node) Field {
	cmd := call.Command
	if call.public() {
		return Field{}
	}
	for _, name := range cmd.Files {
		if f := call.Flag(name); f != nil && f.Value > 0 {
			return file(words[f.Value], f.Text)
		}
	}
	if cmd.As == managers.Write || call.Overwrites() {
		if len(call.Further) > 0 {
			first := words[call.Further[0]]
			if call.Overwrites() { // whatever it was called as long as it was encrypted
				return Field{Text: first.Text, Span: first.Span}
			}
			return file(first, first.Text)
		}
		return Field{Text: cmd.Default, Span: call.Place.Value}
	}
	if f := all.sink(c, 0); f.Text != "" {
		return f
	}
	if outer := all.around(c); outer != nil && len(outer.Words) > 0 && printers[managers.Program(outer.Words[0].Text)] {
		return all.sink(outer, 0)
	}
	return Field{}
}

// maxPipe is how many filters are followed.
const maxPipe = 8

// sink is the file behind a command, through the filters of its pipe.
func (all script) sink(c *shell.Command, depth int) Field {
	if c.Target != nil {
		return file(c.Target, c.Target.Text)
	}
	next := all.next[c]
	if next == nil || depth > maxPipe {
		return Field{}
	}
	name := managers.Program(next.Words[0].Text)
	if name == "sudo" && len(next.Words) > 1 {
		name = managers.Program(next.Words[1].Text)
	}
	if !filters[name] {
		return Field{}
	}
	if last := next.Words[len(next.Words)-1]; name == "tee" && !strings.HasPrefix(last.Text, "-") && len(next.Words) > 1 {
		return file(last, last.Text)
	}
	return all.sink(next, depth+1)
}

// around is the command in whose words or heredoc c stands.
func (all script) around(c *shell.Command) *shell.Command {
	for s := range all.texts.around(c.Words[0].Span) {
		if s.in != c {
			return s.in
		}
	}
	return nil
}

// unchecked is the variable that is set to what c prints by a command that
// succeeds even where c fails: export, or the start of a program.
func (all script) unchecked(c *shell.Command) Field {
	if o, name := all.assigned(c); o != nil && len(o.Words) > 0 {
		return Field{Text: name.Text, Span: name.Span}
	}
	return Field{}
}

// taker is the variable that is set to what c prints.
func (all script) taker(c *shell.Command) string {
	if _, name := all.assigned(c); name != nil {
		return name.Text
	}
	return ""
}

// assigned is the command that sets a variable to what c prints, and the
// variable's name.
func (all script) assigned(c *shell.Command) (o *shell.Command, name *syntax.Node) {
	if len(c.Words) == 0 {
		return nil, nil
	}
	for s := range all.values.around(c.Words[0].Span) {
		o, name = s.in, s.name // the outermost counts
	}
	return o, name
}

// file is a target, unless it is none that keeps anything: a device, memory, a
// temporary file, what the runner of a job reads, or what is public anyway.
func file(n *syntax.Node, text string) Field {
	lower := strings.ToLower(text)
	switch {
	case text == "" || text == "-" || strings.HasPrefix(text, "/dev/") || strings.HasPrefix(text, "/run/") || strings.HasPrefix(text, "/proc/"):
		return Field{}
	case strings.Contains(text, "$") && (strings.Contains(lower, "tmp") || strings.Contains(lower, "temp")), strings.Contains(text, "GITHUB_"):
		return Field{}
	case slices.Contains([]string{".pub", ".crt", ".cer", ".enc", ".age", ".gpg"}, path.Ext(lower)), strings.Contains(lower, ".enc."), strings.HasPrefix(text, ">("):
		return Field{}
	}
	return Field{Text: text, Span: n.Span}
}

// publicFields are what vaults keep beside secrets.
var publicFields = map[string]bool{
	"username": true, "user": true, "certificate": true, "cert": true, "ca": true, "ca_chain": true, "issuing_ca": true,
	"public_key": true, "public-key": true, "public key": true, "role_id": true, "url": true, "host": true, "hostname": true,
	"email": true, "website": true, "accessor": true, "port": true, "database": true, "account": true,
}

// public reports whether what is asked for is no secret by its name.
func (call *Call) public() bool {
	for _, name := range []string{"-field", "--field", "--fields"} {
		if f := call.Flag(name); f != nil {
			return publicFields[strings.ToLower(strings.TrimPrefix(f.Text, "label="))]
		}
	}
	if len(call.Further) == 0 {
		return false
	}
	first := call.Words[call.Further[0]].Text
	return strings.Contains(first, "://") && publicFields[strings.ToLower(path.Base(first))]
}
