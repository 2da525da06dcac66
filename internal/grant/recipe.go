package grant

import (
	"path"
	"strings"

	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/jsonc"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// recipes reads the commands of makefiles and of package.json for what managers
// are called with.
func (r *reader) recipes() {
	switch name := strings.ToLower(path.Base(r.doc.File.Path)); {
	case name == "package.json":
		r.packageScripts()
	case name == "makefile", name == "gnumakefile", name == "justfile", strings.HasSuffix(name, ".mk"), strings.HasSuffix(name, ".just"):
		text := recipeLines(string(r.doc.File.Content))
		span := source.Span{End: len(text)}
		n := &syntax.Node{Kind: syntax.String, Span: span, Inner: span, Text: text}
		r.calls(shell.Parse(r.doc.File, n, shell.Bash).Commands, slot{route: r.route})
	}
}

// packageScripts reads the commands of package.json.
func (r *reader) packageScripts() {
	tree := jsonc.Parse(r.doc.File, source.Span{End: len(r.doc.File.Content)})
	for _, root := range tree.Roots {
		scripts := root.Get("scripts")
		if scripts == nil {
			continue
		}
		for _, m := range scripts.Members {
			if m.Value.Scalar() {
				s := slot{route: r.route, path: syntax.Pointer("").Key("scripts").Key(m.Key.Text)}
				r.calls(shell.Parse(r.doc.File, m.Value, shell.Bash).Commands, s)
			}
		}
	}
}

// recipeLines blanks everything but the recipes of a makefile, byte for byte,
// and writes its notations as the shell's.
func recipeLines(text string) string {
	var b strings.Builder
	continued := false
	for line := range strings.Lines(text) {
		recipe := continued || strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "    ")
		continued = recipe && strings.HasSuffix(strings.TrimRight(line, "\r\n"), `\`)
		if !recipe {
			line = strings.Repeat(" ", len(strings.TrimRight(line, "\r\n"))) + line[len(strings.TrimRight(line, "\r\n")):]
		}
		b.WriteString(line)
	}
	out := []byte(strings.NewReplacer("$$", " $", "$<", "$1", "$^", "$1").Replace(b.String()))
	start := true // of a command, which a line that is continued is not
	for i, c := range out {
		switch {
		case start && (c == '@' || c == '-' || c == '+'):
			out[i] = ' '
		case c == '\n':
			start = !strings.HasSuffix(strings.TrimRight(string(out[max(i-2, 0):i]), "\r"), `\`)
		case c != ' ' && c != '\t':
			start = false
		}
	}
	return string(out)
}
