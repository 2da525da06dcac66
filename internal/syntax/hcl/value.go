package hcl

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// transparent are the functions whose one argument stands for their result, as
// far as anybody reads it here.
var transparent = map[string]bool{
	"jsonencode": true, "yamlencode": true, "toset": true, "tolist": true, "tomap": true, "sensitive": true, "nonsensitive": true,
	"tostring": true, "tonumber": true,
}

// value takes in an expression. It returns nil for one that is nested too deep.
func (r *reader) value(e hclsyntax.Expression, depth int) *syntax.Node {
	s := r.span(e.Range())
	if depth > syntax.MaxDepth {
		r.fault(s, syntax.TooDeep)
		return nil
	}
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		if !e.Val.IsKnown() {
			return nil // what could not be read
		}
		return r.bare(literal(r.tree.File.Text(s)), s)
	case *hclsyntax.TemplateExpr:
		return r.template(e, s)
	case *hclsyntax.TupleConsExpr:
		return r.tuple(e, s, depth)
	case *hclsyntax.ObjectConsExpr:
		return r.object(e, s, depth)
	case *hclsyntax.ParenthesesExpr:
		return r.value(e.Expression, depth+1)
	case *hclsyntax.FunctionCallExpr:
		if transparent[e.Name] && len(e.Args) == 1 {
			return r.value(e.Args[0], depth+1)
		}
	case *hclsyntax.TemplateWrapExpr: // "${x}" is x
		return r.value(e.Wrapped, depth+1)
	}
	return r.expression(s)
}

// literal is the kind of a bare constant.
func literal(raw []byte) syntax.Kind {
	switch string(raw) {
	case "true", "false":
		return syntax.Bool
	case "null":
		return syntax.Null
	}
	return syntax.Number
}

// expression is what only a run of the program would tell.
func (r *reader) expression(s source.Span) *syntax.Node {
	d := syntax.NewDecoding(r.tree.File.Content)
	d.As("${"+string(r.tree.File.Text(s))+"}", s)
	return d.Node(syntax.String, s, s)
}

func (r *reader) tuple(e *hclsyntax.TupleConsExpr, s source.Span, depth int) *syntax.Node {
	out := &syntax.Node{Kind: syntax.Array, Span: s}
	for _, item := range e.Exprs {
		if n := r.value(item, depth+1); n != nil && s.Contains(n.Span) {
			out.Items = append(out.Items, n)
		}
	}
	return out
}

func (r *reader) object(e *hclsyntax.ObjectConsExpr, s source.Span, depth int) *syntax.Node {
	out := &syntax.Node{Kind: syntax.Object, Span: s}
	for _, item := range e.Items {
		key, value := r.key(item.KeyExpr, depth+1), r.value(item.ValueExpr, depth+1)
		if key != nil && value != nil && s.Contains(key.Span) && s.Contains(value.Span) {
			out.Members = append(out.Members, syntax.Member{Key: key, Value: value})
		}
	}
	return out
}

// key is the key of an object: a bare word, a text, or an expression.
func (r *reader) key(e hclsyntax.Expression, depth int) *syntax.Node {
	wrapped, ok := e.(*hclsyntax.ObjectConsKeyExpr)
	if !ok {
		return nil
	}
	if s := r.span(wrapped.Range()); isWord(r.tree.File.Text(s)) {
		return r.bare(syntax.String, s)
	}
	n := r.value(wrapped.Wrapped, depth)
	if n == nil || !n.Scalar() {
		return nil
	}
	n.Kind = syntax.String
	return n
}

func isWord(raw []byte) bool { return len(raw) > 0 && hclsyntax.ValidIdentifier(string(raw)) }

// template is a text in quotes or a heredoc. The library tells where its
// constant parts stand; what lies between them is left as it is written.
func (r *reader) template(e *hclsyntax.TemplateExpr, s source.Span) *syntax.Node {
	content := r.tree.File.Content
	inner := r.inside(s)
	d := syntax.NewDecoding(content)
	at := inner.Start
	for _, part := range e.Parts {
		constant, ok := part.(*hclsyntax.LiteralValueExpr)
		if !ok || constant.Val.IsNull() || constant.Val.Type().FriendlyName() != "string" {
			continue
		}
		p := r.span(constant.Range())
		if p.Start < at || p.End > inner.End {
			continue
		}
		if between := content[at:p.Start]; !r.isHeredoc(s) || len(bytes.TrimLeft(between, " \t")) > 0 { // indentation is no text
			d.Same(source.Span{Start: at, End: p.Start})
		}
		lay(d, content, p, constant.Val.AsString())
		at = p.End
	}
	if !r.isHeredoc(s) {
		d.Same(source.Span{Start: at, End: inner.End})
	} else {
		inner.End = max(at, inner.Start)
	}
	return d.Node(syntax.String, s, inner)
}

func (r *reader) isHeredoc(s source.Span) bool {
	return bytes.HasPrefix(r.tree.File.Text(s), []byte("<<"))
}

// inside is what stands between the quotes, or below the first line of a
// heredoc.
func (r *reader) inside(s source.Span) source.Span {
	raw := r.tree.File.Text(s)
	if r.isHeredoc(s) {
		if n := bytes.IndexByte(raw, '\n'); n >= 0 {
			return source.Span{Start: s.Start + n + 1, End: s.End}
		}
		return source.Span{Start: s.End, End: s.End}
	}
	if len(raw) >= 2 && raw[0] == '"' && raw[len(raw)-1] == '"' {
		return source.Span{Start: s.Start + 1, End: s.End - 1}
	}
	return s
}
