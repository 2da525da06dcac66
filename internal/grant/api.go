package grant

import (
	"strings"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// hosts are the addresses of the services to which "gh api" and "glab api" speak,
// before the path that they are given.
var hosts = map[string]string{"gh": "https://api.github.com/", "glab": "https://gitlab.com/api/v4/"}

// apiFlags are the flags of these commands whose value is the next word.
var apiFlags = map[string]bool{
	"-X": true, "--method": true, "-f": true, "--raw-field": true, "-F": true, "--field": true, "--input": true, "-H": true, "--header": true,
	"-q": true, "--jq": true, "-t": true, "--template": true, "--hostname": true, "-p": true, "--preview": true, "--cache": true,
}

// api reads the words of "gh api" and of "glab api", which send fields as an
// object: name=value, name[key]=value for what stands within, name[]=value for
// one of a list.
func api(c *shell.Command, words []*syntax.Node) (path, body *syntax.Node) {
	object, method := &syntax.Node{Kind: syntax.Object}, ""
	for i := 0; i < len(words); i++ {
		flag, value := split(words, i)
		switch {
		case flag == "":
			if path == nil {
				path = words[i]
			}
			continue
		case value == nil:
		case flag == "-X" || flag == "--method":
			method = strings.ToUpper(value.Text)
		case flag == "-f" || flag == "-F" || flag == "--field" || flag == "--raw-field":
			sendField(object, value)
		case flag == "--input":
			body = c.Input // of the standard input; of another file nothing is known
		}
		if apiFlags[flag] && value != nil && value.Span != words[i].Span && !strings.Contains(words[i].Text, "=") {
			i++
		}
	}
	switch {
	case method == "GET" || method == "DELETE" || method == "HEAD", path == nil:
		return nil, nil
	case body != nil:
		return path, body
	case method == "" && len(object.Members) == 0: // it reads
		return nil, nil
	}
	return path, object
}

// maxWithin is how deep a field may stand.
const maxWithin = 8

// sendField adds a field to what is sent.
func sendField(object *syntax.Node, word *syntax.Node) {
	name, value, found := strings.Cut(word.Text, "=")
	if !found || strings.HasPrefix(value, "@") || strings.Count(name, "[") > maxWithin {
		return
	}
	for from := 0; ; {
		end := from + strings.IndexAny(name[from:]+"[", "[]")
		key := word.Part(from, end)
		from = strings.IndexByte(name[end:], '[')
		if from < 0 {
			object.Members = append(object.Members, syntax.Member{Key: key, Value: word.Part(len(name)+1, len(word.Text))})
			return
		}
		from += end + 1
		inner := memberOf(object, key)
		if strings.HasPrefix(name[from:], "]") {
			inner.Kind, inner.Items = syntax.Array, append(inner.Items, word.Part(len(name)+1, len(word.Text)))
			return
		}
		object = inner
	}
}

// memberOf is the object or list under a key, which is made where there is none.
func memberOf(object *syntax.Node, key *syntax.Node) *syntax.Node {
	for _, m := range object.Members {
		if m.Key.Text == key.Text && !m.Value.Scalar() {
			return m.Value
		}
	}
	inner := &syntax.Node{Kind: syntax.Object, Span: source.Span{Start: key.Span.Start, End: key.Span.End}}
	object.Members = append(object.Members, syntax.Member{Key: key, Value: inner})
	return inner
}
