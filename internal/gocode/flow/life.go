package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"time"

	"github.com/credlint/credlint/internal/gocode/sink"
)

// Life is how long something lives that ends at e: a moment counted from now, a
// duration, a number of seconds, or a text such as "720h". ok is false where
// the code does not tell.
func (p *Package) Life(e ast.Expr) (life time.Duration, ok bool) {
	return p.life(e, maxDepth)
}

func (p *Package) life(e ast.Expr, depth int) (time.Duration, bool) {
	if depth == 0 {
		return 0, false
	}
	depth--
	e = ast.Unparen(e)
	if d, ok := p.length(e); ok {
		return d, true
	}
	switch e := e.(type) {
	case *ast.UnaryExpr:
		return p.life(e.X, depth)
	case *ast.StarExpr:
		return p.life(e.X, depth)
	case *ast.BinaryExpr:
		return p.sum(e, depth)
	case *ast.CallExpr:
		return p.moment(e, depth)
	}
	if o := p.Object(e); o != nil && len(p.sources[o]) == 1 {
		return p.life(p.sources[o][0], depth)
	}
	return 0, false
}

// length reads a constant.
func (p *Package) length(e ast.Expr) (time.Duration, bool) {
	tv := p.Info.Types[e]
	if tv.Value == nil {
		return 0, false
	}
	switch tv.Value.Kind() {
	case constant.String:
		d, err := time.ParseDuration(constant.StringVal(tv.Value))
		return d, err == nil
	case constant.Int:
		n, exact := constant.Int64Val(tv.Value)
		if !exact {
			return 0, false
		}
		if p.isDuration(tv.Type) {
			return time.Duration(n), true
		}
		const most = int64(1<<63-1) / int64(time.Second)
		return time.Duration(min(n, most)) * time.Second, true
	}
	return 0, false
}

func (p *Package) isDuration(t types.Type) bool {
	place, ok := sink.OfType(t)
	return ok && place == sink.Place{Package: "time", Symbol: "Duration"}
}

// sum is now plus something, in seconds: time.Now().Unix() + 3600.
func (p *Package) sum(e *ast.BinaryExpr, depth int) (time.Duration, bool) {
	if e.Op != token.ADD {
		return 0, false
	}
	for _, side := range [][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
		if now, ok := p.life(side[0], depth); ok && now == 0 {
			return p.life(side[1], depth)
		}
	}
	return 0, false
}

// moment reads calls that make a time of another.
func (p *Package) moment(call *ast.CallExpr, depth int) (time.Duration, bool) {
	if from, ok := p.carries(call); ok {
		return p.life(from, depth)
	}
	place, ok := sink.Called(p.Info, call)
	if !ok || place.Package != "time" {
		return 0, false
	}
	if place.Symbol == "Now" {
		return 0, true
	}
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return 0, false
	}
	from, ok := p.life(method.X, depth)
	if !ok {
		return 0, false
	}
	switch place.Symbol {
	case "Time.Unix", "Time.UTC", "Time.Local", "Time.Round", "Time.Truncate", "Time.UnixMilli":
		return from, true
	case "Time.Add":
		if d, ok := p.life(call.Args[0], depth); ok && len(call.Args) == 1 {
			return from + d, true
		}
	case "Time.AddDate":
		return p.date(from, call)
	}
	return 0, false
}

// date adds years, months and days as long as they are on average.
func (p *Package) date(from time.Duration, call *ast.CallExpr) (time.Duration, bool) {
	if len(call.Args) != 3 {
		return 0, false
	}
	const day = 24 * time.Hour
	for i, unit := range []time.Duration{365 * day, 30 * day, day} {
		v := p.Info.Types[call.Args[i]].Value
		if v == nil {
			return 0, false
		}
		n, _ := constant.Int64Val(v)
		from += time.Duration(min(n, 200)) * unit
	}
	return from, true
}
