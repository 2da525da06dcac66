package gocheck

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/gocode"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// finding is what an analyzer found, in the words of the house.
func (p *program) finding(rule *lint.Rule, f gocode.Finding) lint.Finding {
	out := lint.Finding{Rule: rule, At: p.location(f.Pos, f.End), Message: f.Message, Help: f.Help}
	if f.Secret {
		out.At.File.Conceal(out.At.Span)
	}
	if f.Level != gocode.Usual {
		s := levels[f.Level]
		out.Severity = &s
	}
	for _, r := range f.Related {
		l := p.location(r.Pos, r.End)
		l.Message = r.Message
		out.Related = append(out.Related, l)
	}
	for _, fix := range f.Fixes {
		out.Fixes = append(out.Fixes, p.fix(fix))
	}
	return out
}

var levels = map[gocode.Level]lint.Severity{gocode.Note: lint.Note, gocode.Warning: lint.Warning, gocode.Error: lint.Error}

// fix is always one that needs a yes: it changes what a program does.
func (p *program) fix(f analysis.SuggestedFix) lint.Fix {
	out := lint.Fix{Title: f.Message, Safety: lint.Unsafe}
	for _, e := range f.TextEdits {
		_, span := p.at(e.Pos, e.End)
		out.Edits = append(out.Edits, source.Edit{Span: span, New: string(e.NewText)})
	}
	return out
}

func (p *program) location(pos, end token.Pos) lint.Location {
	f, span := p.at(pos, end)
	return lint.Location{File: f.File, Span: span, Path: enclosing(f.syntax, pos)}
}

// enclosing is the structural path of a place in Go code: the declaration that
// it stands in.
func enclosing(f *ast.File, pos token.Pos) syntax.Pointer {
	for _, d := range f.Decls {
		if d.Pos() > pos || pos >= d.End() {
			continue
		}
		switch d := d.(type) {
		case *ast.FuncDecl:
			return syntax.Pointer("").Key(receiver(d) + d.Name.Name)
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if s.Pos() <= pos && pos < s.End() {
					return syntax.Pointer("").Key(declared(s))
				}
			}
		}
	}
	return ""
}

// receiver is the type of a method, with a dot.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return ""
	}
	t := d.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if index, ok := t.(*ast.IndexExpr); ok {
		t = index.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name + "."
	}
	return ""
}

func declared(s ast.Spec) string {
	switch s := s.(type) {
	case *ast.ValueSpec:
		return s.Names[0].Name
	case *ast.TypeSpec:
		return s.Name.Name
	}
	return ""
}
