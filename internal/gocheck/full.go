package gocheck

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
)

// Full is the driver that asks the Go toolchain for types. It finds a little
// more, takes much longer, and needs all dependencies. root is the folder to
// which the paths of files are relative.
type Full struct {
	*Checker
	root string
}

// NewFull returns a Full.
func NewFull(root string) *Full { return &Full{New(), root} }

// Check loads the folders by go/packages.
func (c *Full) Check(ctx context.Context, folders [][]*source.File, rules []*lint.Rule, policy lint.Policy) ([]lint.Finding, []source.Problem) {
	var out outcome
	rules = withAnalyzer(rules)
	modules := c.byModule(folders)
	for _, root := range slices.Sorted(maps.Keys(modules)) {
		if ctx.Err() != nil {
			break
		}
		c.module(ctx, root, modules[root], rules, policy, &out)
	}
	return out.findings, out.problems
}

// byModule groups folders by the module that they are in: the nearest folder
// upwards with a go.mod.
func (c *Full) byModule(folders [][]*source.File) map[string][][]*source.File {
	all := make(map[string][][]*source.File)
	for _, files := range folders {
		dir := filepath.Dir(c.name(files[0]))
		for up := dir; ; up = filepath.Dir(up) {
			if _, err := os.Stat(filepath.Join(up, "go.mod")); err == nil {
				dir = up
				break
			}
			if up == filepath.Dir(up) {
				break
			}
		}
		all[dir] = append(all[dir], files)
	}
	return all
}

// module checks the folders of one module. What the toolchain cannot load is a
// problem, and is then checked as the Checker does it.
func (c *Full) module(ctx context.Context, dir string, folders [][]*source.File, rules []*lint.Rule, policy lint.Policy, out *outcome) {
	known := make(map[string]*source.File)
	overlay := make(map[string][]byte)
	var patterns []string
	for _, files := range folders {
		patterns = append(patterns, filepath.Dir(c.name(files[0])))
		for _, f := range files {
			known[c.name(f)] = f
			overlay[c.name(f)] = f.Content
		}
	}
	loaded := c.load(ctx, dir, patterns, overlay)
	for _, files := range folders {
		pkg := loaded[filepath.Dir(c.name(files[0]))]
		if p := programOf(pkg, known); p != nil {
			out.run(p, rules, policy)
			continue
		}
		out.problems = append(out.problems, source.Problem{
			Path: files[0].Path, Message: "the Go toolchain cannot load this package, so the types of its imports are the built-in ones",
		})
		stubbed := c.folder(files, rules, policy)
		out.findings = append(out.findings, stubbed.findings...)
		out.problems = append(out.problems, stubbed.problems...)
	}
}

// load asks the toolchain for packages, by their folders. The content of files
// is what the scan has read, which need not be what lies on the disk.
func (c *Full) load(ctx context.Context, dir string, patterns []string, overlay map[string][]byte) map[string]*packages.Package {
	loaded, err := packages.Load(&packages.Config{
		Context: ctx, Dir: dir, Overlay: overlay,
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo |
			packages.NeedImports | packages.NeedModule | packages.NeedCompiledGoFiles | packages.NeedTypesSizes,
	}, patterns...)
	if err != nil {
		return nil
	}
	all := make(map[string]*packages.Package)
	for _, pkg := range loaded {
		if len(pkg.Errors) == 0 && len(pkg.GoFiles) > 0 {
			all[filepath.Dir(pkg.GoFiles[0])] = pkg
		}
	}
	return all
}

// programOf is a loaded package with the files that the scan knows.
func programOf(pkg *packages.Package, known map[string]*source.File) *program {
	if pkg == nil {
		return nil
	}
	p := &program{fset: pkg.Fset, pkg: pkg.Types, info: pkg.TypesInfo}
	if pkg.Module != nil {
		p.module = pkg.Module.Path
	}
	for _, syntax := range pkg.Syntax {
		if f := known[pkg.Fset.Position(syntax.FileStart).Filename]; f != nil {
			p.files = append(p.files, &file{f, syntax})
		}
	}
	if len(p.files) == 0 || p.pkg == nil || p.info == nil {
		return nil
	}
	return p
}

// name is a file's path for the system.
func (c *Full) name(f *source.File) string {
	return filepath.Join(c.root, filepath.FromSlash(f.Path))
}
