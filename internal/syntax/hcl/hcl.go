// Package hcl reads HCL, the language of Terraform, OpenTofu and Vault, as
// positioned trees, through HashiCorp's own parser. A block with labels becomes
// nested objects, as in the JSON form of the language, so that main.tf and
// main.tf.json have one shape:
//
//	resource "aws_iam_user" "agent" { name = "a" }
//	{"resource": {"aws_iam_user": {"agent": {"name": "a"}}}}
//
// A block that stands twice is a member that stands twice. Nothing is evaluated:
// an expression that is no constant is the text "${...}", again as in JSON. What
// jsonencode and its like are given stands for itself.
package hcl

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Parse reads the part of f that lies within. It never fails: the tree has one
// root, an Object with what could be read, and a problem at the first fault.
func Parse(f *source.File, within source.Span) *syntax.Tree {
	if unread := syntax.Long(f, within, syntax.MaxCode); unread != nil {
		return unread
	}
	root := &syntax.Node{Kind: syntax.Object, Span: within}
	r := &reader{tree: &syntax.Tree{File: f, Roots: []*syntax.Node{root}}, within: within}
	text, conflict := syntax.BlankConflicts(f.Content[within.Start:within.End])
	if !conflict.Empty() {
		r.fault(source.Span{Start: within.Start + conflict.Start, End: within.Start + conflict.End}, syntax.Conflict)
	}
	tokens, _ := hclsyntax.LexConfig(text, f.Path, hcl.Pos{Byte: within.Start, Line: 1, Column: 1})
	for _, t := range tokens {
		if t.Type == hclsyntax.TokenComment {
			r.tree.Comments = append(r.tree.Comments, r.comment(t.Range))
		}
	}
	if at, deep := tooDeep(tokens); deep {
		r.fault(r.span(at), syntax.TooDeep)
		return r.tree
	}
	r.parse(text)
	return r.tree
}

type reader struct {
	tree   *syntax.Tree
	within source.Span
}

// parse fills the root. The library panics where its own bookkeeping does not
// come out even; such a text is broken, and nobody's program is to end for it.
func (r *reader) parse(text []byte) {
	defer func() {
		if recover() != nil {
			r.fault(source.Span{Start: r.within.Start, End: r.within.Start}, invalid)
		}
	}()
	file, broken := hclsyntax.ParseConfig(text, r.tree.File.Path, hcl.Pos{Byte: r.within.Start, Line: 1, Column: 1})
	for _, d := range broken {
		if d.Severity == hcl.DiagError && d.Subject != nil {
			r.fault(r.span(*d.Subject), invalid)
		}
	}
	if body, ok := file.Body.(*hclsyntax.Body); ok {
		root := r.tree.Roots[0]
		root.Members = r.members(body, root.Span, 0)
	}
}

const invalid = "this is not valid hcl"

// fault reports the first thing that is wrong.
func (r *reader) fault(s source.Span, message string) {
	if f := r.tree.File; len(r.tree.Problems) == 0 {
		r.tree.Problems = []source.Problem{{Path: f.Path, File: f, Span: s, Message: message}}
	}
}

// span is the place of what the library read, kept inside what was to be read.
func (r *reader) span(at hcl.Range) source.Span {
	start := min(max(at.Start.Byte, r.within.Start), r.within.End)
	return source.Span{Start: start, End: min(max(at.End.Byte, start), r.within.End)}
}

// comment leaves out the line end that the library counts in.
func (r *reader) comment(at hcl.Range) source.Span {
	s := r.span(at)
	for s.End > s.Start+1 && (r.tree.File.Content[s.End-1] == '\n' || r.tree.File.Content[s.End-1] == '\r') {
		s.End--
	}
	return s
}

// members are the attributes and blocks of a body in the order of the file.
func (r *reader) members(body *hclsyntax.Body, parent source.Span, depth int) []syntax.Member {
	var out []syntax.Member
	add := func(key, value *syntax.Node) {
		if key != nil && value != nil && parent.Contains(key.Span) && parent.Contains(value.Span) {
			out = append(out, syntax.Member{Key: key, Value: value})
		}
	}
	for _, a := range body.Attributes {
		add(r.name(a.NameRange), r.value(a.Expr, depth+1))
	}
	for _, b := range body.Blocks {
		add(r.name(b.TypeRange), r.block(b, 0, depth+1))
	}
	slices.SortStableFunc(out, func(a, b syntax.Member) int { return a.Key.Span.Start - b.Key.Span.Start })
	return out
}

// block is what stands behind the type of a block and its first labels.
func (r *reader) block(b *hclsyntax.Block, labels, depth int) *syntax.Node {
	if depth > syntax.MaxDepth {
		r.fault(r.span(b.TypeRange), syntax.TooDeep)
		return nil
	}
	body := r.span(b.Body.SrcRange)
	if labels == len(b.Labels) {
		return &syntax.Node{Kind: syntax.Object, Span: body, Members: r.members(b.Body, body, depth)}
	}
	key := r.label(b, labels)
	value := r.block(b, labels+1, depth+1)
	if value == nil || value.Span.Start < key.Span.Start {
		return nil
	}
	return &syntax.Node{
		Kind: syntax.Object, Span: source.Span{Start: key.Span.Start, End: value.Span.End},
		Members: []syntax.Member{{Key: key, Value: value}},
	}
}

// label is a label of a block, with or without quotes.
func (r *reader) label(b *hclsyntax.Block, i int) *syntax.Node {
	s := r.span(b.LabelRanges[i])
	if raw := r.tree.File.Text(s); len(raw) >= 2 && raw[0] == '"' && raw[len(raw)-1] == '"' {
		return r.quoted(s, b.Labels[i])
	}
	return r.name(b.LabelRanges[i])
}

// name is a bare word.
func (r *reader) name(at hcl.Range) *syntax.Node { return r.bare(syntax.String, r.span(at)) }

func (r *reader) bare(kind syntax.Kind, s source.Span) *syntax.Node {
	return &syntax.Node{Kind: kind, Span: s, Inner: s, Text: string(r.tree.File.Text(s))}
}

// quoted is a text in quotes.
func (r *reader) quoted(s source.Span, text string) *syntax.Node {
	inner := source.Span{Start: s.Start + 1, End: max(s.End-1, s.Start+1)}
	d := syntax.NewDecoding(r.tree.File.Content)
	lay(d, r.tree.File.Content, inner, text)
	return d.Node(syntax.String, s, inner)
}
