package jobs

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/jsonc"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// inScript are the agents that a script of the repository starts, which a command
// line runs in a folder.
func (r *reader) inScript(c *shell.Command, at syntax.Pointer, folder string) []*grant.Run {
	argv := textsOf(c.Words)
	first := managers.Runner(argv)
	place := grant.Place{Key: c.Words[first].Span, Value: c.Words[first].Span, Path: at}
	if name := packageScript(argv); name != "" {
		return allStarted(r.inPackage(name, folder), place)
	}
	file := c.Words[first]
	if shells[managers.Program(file.Text)] {
		if file = firstWord(c.Words[first+1:]); file == nil {
			return nil
		}
	}
	f := r.other(r.script(file, folder))
	if f == nil || !isShell(f) {
		return nil
	}
	span := source.Span{End: len(f.Content)}
	inner := r.in(f)
	return allStarted(inner.byCommand(&syntax.Node{Kind: syntax.String, Span: span, Inner: span, Text: string(f.Content)}, "", folder), place)
}

// shells run the script that is their first word.
var shells = words("sh bash zsh dash source .")

// firstWord is the first word that is no flag; nil where the shell is given no file.
func firstWord(list []*syntax.Node) *syntax.Node {
	for _, w := range list {
		switch {
		case w.Text == "-c":
			return nil
		case !strings.HasPrefix(w.Text, "-"):
			return w
		}
	}
	return nil
}

// roots are the ways to write the folder of the repository.
var roots = []string{"$GITHUB_WORKSPACE/", "${GITHUB_WORKSPACE}/", "${{ github.workspace }}/", "${{github.workspace}}/", "$CI_PROJECT_DIR/", "${CI_PROJECT_DIR}/"}

// besides are the ways to write that of an action.
var besides = []string{"$GITHUB_ACTION_PATH/", "${GITHUB_ACTION_PATH}/", "${{ github.action_path }}/", "${{github.action_path}}/"}

// script is the path of a file that a command names. Its own text is the file's,
// in which expressions stand as they are written.
func (r *reader) script(n *syntax.Node, folder string) string {
	name := strings.Trim(string(r.doc.File.Text(n.Span)), `"'`)
	for _, root := range roots {
		if rest, ok := strings.CutPrefix(name, root); ok {
			return path.Join(r.base, rest)
		}
	}
	for _, here := range besides {
		if rest, ok := strings.CutPrefix(name, here); ok {
			return path.Join(path.Dir(r.doc.File.Path), rest)
		}
	}
	if path.IsAbs(name) || !strings.Contains(name, "/") && path.Ext(name) == "" {
		return "" // a program
	}
	return path.Join(r.base, folder, name)
}

// isShell reports whether a file is in the language of a shell.
func isShell(f *source.File) bool {
	head, _, _ := bytes.Cut(f.Content, []byte("\n"))
	switch path.Ext(f.Path) {
	case ".sh", ".bash", ".zsh":
		return true
	}
	return bytes.HasPrefix(head, []byte("#!")) && bytes.Contains(head, []byte("sh"))
}

// packageScript is the name of the script of package.json that a command line
// runs, or empty.
func packageScript(argv []string) string {
	program, rest := managers.Program(argv[0]), argv[1:]
	if !slices.Contains([]string{"npm", "pnpm", "yarn", "bun"}, program) {
		return ""
	}
	named := program == "pnpm" || program == "yarn" // these need no "run"
	for _, w := range rest {
		switch {
		case strings.HasPrefix(w, "-"):
		case w == "run" || w == "run-script":
			named = true
		case named:
			return w
		default:
			return ""
		}
	}
	return ""
}

// inPackage are the agents that a script of package.json starts.
func (r *reader) inPackage(script, folder string) []*grant.Run {
	f := r.other(path.Join(r.base, folder, "package.json"))
	if f == nil {
		return nil
	}
	for _, root := range jsonc.Parse(f, source.Span{End: len(f.Content)}).Roots {
		if line := root.Get("scripts").Get(script); line.Scalar() {
			return r.in(f).byCommand(line, "", folder)
		}
	}
	return nil
}

func textsOf(list []*syntax.Node) []string {
	texts := make([]string, len(list))
	for i, w := range list {
		texts[i] = w.Text
	}
	return texts
}

// folder is where the commands of a step run: its own word, else the job's, else
// the workflow's.
func folder(step *syntax.Node, around ...*syntax.Node) string {
	name := text(step.Get("working-directory"))
	for _, n := range around {
		if name == "" {
			name = text(n.Get("defaults").Get("run").Get("working-directory"))
		}
	}
	return name
}
