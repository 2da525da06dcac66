package grant

import (
	"bytes"
	"path"
	"strings"
	"sync"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// Scripts of PowerShell and of cmd.exe have no parser here. What sets a variable
// in them is known by its words, and a line that begins with the program of a
// manager is read as other shells would read it.

// isWindows reports whether a file is such a script.
func (r *reader) isWindows() bool {
	switch strings.ToLower(path.Ext(r.doc.File.Path)) {
	case ".ps1", ".psm1", ".bat", ".cmd":
		return true
	}
	return false
}

// windows reads such a script.
func (r *reader) windows(s slot) {
	content := r.doc.File.Content
	for at := 0; at < len(content); {
		end := at + lineLength(content[at:])
		line := source.Span{Start: at, End: end}
		at = end + 1
		r.setters(line, s)
		if start, ok := head(content[line.Start:line.End]); ok {
			line.Start += start
			n := &syntax.Node{Kind: syntax.String, Span: line, Inner: line, Text: joined(content[line.Start:line.End])}
			r.calls(shell.Parse(r.doc.File, n, shell.Bash).Commands, s)
		}
	}
}

// lineLength is the length of the first line, with those that continue it.
func lineLength(text []byte) int {
	for at := 0; ; {
		end := bytes.IndexByte(text[at:], '\n')
		if end < 0 {
			return len(text)
		}
		end += at
		if line := bytes.TrimRight(text[at:end], " \t\r"); !bytes.HasSuffix(line, []byte("`")) && !bytes.HasSuffix(line, []byte("^")) {
			return end
		}
		at = end + 1
	}
}

// joined is a line without the marks and the line ends within it, byte for byte.
func joined(line []byte) string {
	out := bytes.Clone(line)
	for i := range out {
		if out[i] == '\n' || out[i] == '\r' {
			out[i] = ' '
			for k := i - 1; k >= 0 && (out[k] == ' ' || out[k] == '`' || out[k] == '^'); k-- {
				out[k] = ' '
			}
		}
	}
	return string(out)
}

// known are the programs of managers.
var known = sync.OnceValue(func() map[string]bool {
	programs := map[string]bool{}
	for _, m := range managers.Table() {
		for _, c := range m.Commands {
			programs[c.Words[0]] = true
		}
	}
	return programs
})

// before is what may stand before a program: an assignment, a bracket, a word
// that calls it.
var before = lazy.Pattern(`(?i)^\s*(?:\$(?:env:|script:|global:)?\w+\s*=\s*)?[(@&]?\s*(?:call\s+)?`)

// head is where the program of a manager begins in a line, if one does.
func head(line []byte) (int, bool) {
	start := len(before().Find(line))
	rest := line[start:]
	word := rest[:len(rest)-len(bytes.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz0123456789-."))]
	return start, known()[managers.Program(string(word))]
}

// setter are the commands that set a variable for all programs to come, each with
// its name and its value.
var setter = lazy.Pattern(`(?i)` + strings.Join([]string{
	`\bsetx\s+"?([a-z_]\w*)"?\s+(?:"([^"\n]*)"|([^\s"]+))`,
	`\bSetEnvironmentVariable\(\s*["']([a-z_]\w*)["']\s*,\s*["']([^"'\n]*)["']`,
	`\b(?:Set|New)-Item\s+(?:-Path\s+)?["']?env:\\?([a-z_]\w*)["']?\s+-Value\s+["']([^"'\n]*)["']`,
}, "|"))

// setters judges the values that a line sets variables to.
func (r *reader) setters(line source.Span, s slot) {
	text := r.doc.File.Text(line)
	if !bytes.Contains(text, []byte("et")) { // as all three have
		return
	}
	for _, found := range setter().FindAllSubmatchIndex(text, -1) {
		var groups []source.Span
		for i := 2; i < len(found); i += 2 {
			if found[i] >= 0 {
				groups = append(groups, source.Span{Start: line.Start + found[i], End: line.Start + found[i+1]})
			}
		}
		name := string(r.doc.File.Text(groups[0]))
		if credential.ClassifyName(name) < credential.NameSecret {
			continue
		}
		f := s
		f.name, f.key, f.quiet, f.path = name, groups[0], true, s.path.Key(name)
		r.judge(r.piece(groups[1]), f)
	}
}
