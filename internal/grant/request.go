package grant

import (
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/jsonc"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// Request is what a command sends to a service by curl, HTTPie, "gh api" or "glab api".
type Request struct {
	Address string
	// Body is what is sent: a text, or an object.
	Body *syntax.Node
	// Into is the variable that takes the answer, empty where none does.
	Into string
	// Place is that of the address.
	Place Place
	// Words are those of the command.
	Words []*syntax.Node
}

// Object is what is sent, as an object, or nil.
func (q *Request) Object() *syntax.Node {
	if q.Body.Kind == syntax.Object {
		return q.Body
	}
	if !strings.HasPrefix(strings.TrimSpace(q.Body.Text), "{") {
		return nil
	}
	f := source.NewFile("body", []byte(q.Body.Text))
	for _, root := range jsonc.Parse(f, source.Span{End: len(q.Body.Text)}).Roots {
		if root.Kind == syntax.Object {
			return syntax.Embed(q.Body, root)
		}
	}
	return nil
}

// requested keeps what a command line sends, if it sends anything.
func (r *reader) requested(all script, c *shell.Command, words []*syntax.Node, s slot) {
	var address, body *syntax.Node
	var host string
	switch program := managers.Program(words[0].Text); program {
	case "gh", "glab":
		if len(words) > 1 && words[1].Text == "api" {
			address, body = api(c, words[2:])
			host = hosts[program]
		}
	case "curl":
		address, body = curl(c, words[1:])
	case "http", "https", "xh", "xhs":
		address, body = httpie(words[1:])
	}
	if address == nil || body == nil || r.called[address.Inner] {
		return // a server's command line is also read word by word
	}
	r.called[address.Inner] = true
	r.doc.Requests = append(r.doc.Requests, &Request{
		Address: host + strings.TrimPrefix(all.expand(address.Text), "/"), Body: body, Into: all.taker(c), Words: words,
		Place: Place{File: r.doc.File, Value: address.Inner, Path: s.path.Key("request")},
	})
}

// isAddress reports whether a word is an address: one in full, or one that begins
// with a variable.
func isAddress(word string) bool {
	return strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "http://") ||
		strings.HasPrefix(word, "$") && strings.Contains(word, "/")
}

// curlFlags are the flags of curl whose value is no address.
var curlFlags = map[string]bool{"-H": true, "--header": true, "-o": true, "--output": true, "-u": true, "--user": true, "-w": true, "--write-out": true}

// curl reads the words of curl. What reads is no concern here.
func curl(c *shell.Command, words []*syntax.Node) (address, body *syntax.Node) {
	for i := 0; i < len(words); i++ {
		w := words[i]
		flag, value := split(words, i)
		switch {
		case (flag == "-X" || flag == "--request") && value != nil && (value.Text == "GET" || value.Text == "DELETE" || value.Text == "HEAD"):
			return nil, nil
		case sends[flag] && value != nil && strings.HasPrefix(value.Text, "@"):
			if value.Text == "@-" || value.Text == "@/dev/stdin" {
				body = c.Input
			}
		case sends[flag] && value != nil:
			body = value
		case flag == "--url" && value != nil:
			address = value
		case flag == "" && address == nil && isAddress(w.Text):
			address = w
		}
		if value != nil && value.Span != w.Span && (sends[flag] || curlFlags[flag] || flag == "-X" || flag == "--request" || flag == "--url") {
			i++
		}
	}
	return address, body
}

// sends are the flags of curl that take what is sent.
var sends = map[string]bool{"-d": true, "--data": true, "--data-raw": true, "--data-binary": true, "--data-ascii": true, "--json": true}

// split takes the flag at i from its value: the next word, or what is joined to it.
func split(words []*syntax.Node, i int) (flag string, value *syntax.Node) {
	w := words[i]
	name, _, joined := strings.Cut(w.Text, "=")
	switch {
	case !strings.HasPrefix(w.Text, "-"):
		return "", nil
	case strings.HasPrefix(w.Text, "--") && joined:
		return name, w.Part(len(name)+1, len(w.Text))
	case !strings.HasPrefix(w.Text, "--") && len(w.Text) > 2 && (w.Text[:2] == "-d" || w.Text[:2] == "-X"):
		return w.Text[:2], w.Part(2, len(w.Text))
	case i+1 < len(words):
		return w.Text, words[i+1]
	}
	return w.Text, nil
}

// httpie reads the words of HTTPie: name=value is a text, name:=value is JSON.
func httpie(words []*syntax.Node) (address, body *syntax.Node) {
	object := &syntax.Node{Kind: syntax.Object}
	for _, w := range words {
		switch name, _, sent := strings.Cut(w.Text, "="); {
		case strings.HasPrefix(w.Text, "-"), w.Text == "POST", w.Text == "PUT", w.Text == "PATCH":
		case w.Text == "GET", w.Text == "DELETE", w.Text == "HEAD":
			return nil, nil
		case address == nil:
			address = w
		case !sent || strings.HasSuffix(name, "!") || strings.HasPrefix(w.Text[len(name):], "=="):
		default:
			object.Members = append(object.Members, item(w, name))
			object.Span = source.Span{Start: address.Span.End, End: w.Span.End}
		}
	}
	if len(object.Members) == 0 {
		return nil, nil
	}
	return address, object
}

// item is one field of a request of HTTPie.
func item(w *syntax.Node, name string) syntax.Member {
	value := w.Part(len(name)+1, len(w.Text))
	bare, raw := strings.CutSuffix(name, ":")
	if raw {
		f := source.NewFile("value", []byte(value.Text))
		for _, root := range jsonc.Parse(f, source.Span{End: len(value.Text)}).Roots {
			value = syntax.Embed(value, root)
		}
	}
	return syntax.Member{Key: w.Part(0, len(bare)), Value: value}
}
