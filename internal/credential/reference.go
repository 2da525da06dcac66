package credential

import "strings"

// References finds every reference in text, in order. It knows all notations at
// once; which of them a client expands is for the inventory to say.
func References(text string) []Ref {
	m, managed := managerOf(strings.TrimSpace(text))
	return references(text, m, managed)
}

// references does so where it is known in which manager's notation the whole is.
func references(text string, m notation, managed bool) []Ref {
	if ref, ok := wholeReference(text, m, managed); ok {
		return []Ref{ref}
	}
	var refs []Ref
	for i := 0; ; {
		n := strings.IndexAny(text[i:], "${%`")
		if n < 0 {
			return refs
		}
		i += n
		ref, ok := referenceAt(text, i)
		if !ok {
			i++
			continue
		}
		refs = append(refs, ref)
		i = max(ref.End, i+1)
	}
}

// maxReference is the longest reference with brackets, in bytes. It keeps the
// search linear on hostile text.
const maxReference = 512

// referenceAt reads the reference that begins at offset i, if one does.
func referenceAt(text string, i int) (Ref, bool) {
	rest := text[i:]
	switch {
	case strings.HasPrefix(rest, "${{"):
		return delimited(text, i, "${{", "}}", Actions)
	case strings.HasPrefix(rest, "${"):
		return braced(text, i)
	case strings.HasPrefix(rest, "$("):
		return nested(text, i, '(', ')', Command)
	case strings.HasPrefix(rest, "$env:"):
		return named(text, i, len("$env:"), PowerShell)
	case rest[0] == '$':
		return bare(text, i)
	case strings.HasPrefix(rest, "{{"):
		return mustache(text, i)
	case strings.HasPrefix(rest, "{env:"):
		return delimited(text, i, "{env:", "}", CurlyEnv)
	case strings.HasPrefix(rest, "{file:"):
		return delimited(text, i, "{file:", "}", CurlyFile)
	case rest[0] == '%':
		return percent(text, i)
	case rest[0] == '`':
		return delimited(text, i, "`", "`", Command)
	}
	return Ref{}, false
}

// delimited reads open NAME close.
func delimited(text string, i int, open, closing string, syntax Syntax) (Ref, bool) {
	body := text[i+len(open):]
	n := strings.Index(body, closing)
	if n <= 0 {
		return Ref{}, false
	}
	ref := Ref{Syntax: syntax, Name: strings.TrimSpace(body[:n]), Start: i, End: i + len(open) + n + len(closing)}
	if syntax == Actions {
		ref.DefaultStart, ref.DefaultEnd = quoted(text, i+len(open), i+len(open)+n)
	}
	return ref, true
}

// quoted finds the last single-quoted text in text[from:to]: the fallback of
// an expression such as secrets.X || 'literal'.
func quoted(text string, from, to int) (int, int) {
	part := text[from:to]
	or := strings.LastIndex(part, "||")
	if or < 0 {
		return 0, 0
	}
	open := strings.IndexByte(part[or:], '\'')
	if open < 0 {
		return 0, 0
	}
	start := or + open + 1
	n := strings.IndexByte(part[start:], '\'')
	if n <= 0 {
		return 0, 0
	}
	return from + start, from + start + n
}

// nested reads a bracketed expression with balanced brackets.
func nested(text string, i int, open, closing byte, syntax Syntax) (Ref, bool) {
	depth := 0
	for k := i + 1; k < min(len(text), i+maxReference); k++ {
		switch text[k] {
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				return Ref{Syntax: syntax, Name: text[i+2 : k], Start: i, End: k + 1}, true
			}
		}
	}
	return Ref{}, false
}

// named reads a prefix followed by a variable's name.
func named(text string, i, prefix int, syntax Syntax) (Ref, bool) {
	n := identifier(text[i+prefix:])
	if n == 0 {
		return Ref{}, false
	}
	return Ref{Syntax: syntax, Name: text[i+prefix : i+prefix+n], Start: i, End: i + prefix + n}, true
}

// bare reads $NAME. In the middle of a text only an upper-case name counts,
// because passwords hold dollar signs too, and start with one.
func bare(text string, i int) (Ref, bool) {
	ref, ok := named(text, i, 1, Bare)
	if !ok || i > 0 && text[i-1] > ' ' && strings.ToUpper(ref.Name) != ref.Name || disordered(ref.Name) {
		return Ref{}, false
	}
	return ref, true
}

// disordered reports whether nobody calls a variable so: in three places of one
// word stand digits, and letters of both cases around them.
func disordered(name string) bool {
	sh := shapeOf(name)
	groups := 0
	for i := range len(name) {
		if classOf(rune(name[i])) == classDigit && (i == 0 || classOf(rune(name[i-1])) != classDigit) {
			groups++
		}
	}
	return groups >= 3 && sh.lower > 0 && sh.upper > 0 && !strings.Contains(name, "_")
}

// mustache reads {{ NAME }}, {{env.NAME}} and the templates of managers.
func mustache(text string, i int) (Ref, bool) {
	ref, ok := delimited(text, i, "{{", "}}", Mustache)
	if !ok {
		return ref, false
	}
	if name, found := strings.CutPrefix(ref.Name, "env."); found {
		ref.Syntax, ref.Name = MustacheEnv, name
	} else if m, managed := managerOf(text[ref.Start:ref.End]); managed {
		ref.Syntax, ref.Manager = Manager, m.manager
	}
	return ref, true
}

// percent reads %NAME%.
func percent(text string, i int) (Ref, bool) {
	n := identifier(text[i+1:])
	if n < 2 || i+1+n >= len(text) || text[i+1+n] != '%' {
		return Ref{}, false
	}
	return Ref{Syntax: Percent, Name: text[i+1 : i+1+n], Start: i, End: i + n + 2}, true
}

// braced reads ${...} in all its dialects.
func braced(text string, i int) (Ref, bool) {
	end := closingBrace(text, i+2)
	if end < 0 {
		return Ref{}, false
	}
	body := text[i+2 : end]
	ref := Ref{Start: i, End: end + 1}
	ref.Syntax, ref.Name = bracedSyntax(body)
	if ref.Syntax == "" {
		return Ref{}, false
	}
	if at := defaultAt(body, ref.Syntax); at > 0 {
		ref.DefaultStart, ref.DefaultEnd = i+2+at, end
	}
	return ref, true
}

// closingBrace finds the brace that ends ${..., with nested ${} inside.
func closingBrace(text string, from int) int {
	depth := 1
	for k := from; k < min(len(text), from+maxReference); k++ {
		switch text[k] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return k
			}
		case '\n':
			return -1
		}
	}
	return -1
}

// bracedPrefixes are the words before the colon or dot in ${word:name}.
var bracedPrefixes = []struct {
	prefix string
	syntax Syntax
}{
	{"env:", DollarEnv}, {"input:", Input}, {"file:", DollarFile}, {"localEnv:", LocalEnv},
	{"containerEnv:", ContainerEnv}, {"env.", DotEnv}, {"user_config.", UserConfig},
	{"config:", EditorVar}, {"command:", EditorVar}, {"workspaceFolder:", EditorVar},
}

// editorVars are variables that editors and plugin hosts fill in: never secrets.
var (
	editorVars = set(`workspaceFolder workspaceFolderBasename workspaceRoot userHome pathSeparator file fileDirname
		fileBasename fileExtname cwd relativeFile / __dirname augmentToken`)
	pluginVars = set(`CLAUDE_PLUGIN_ROOT CLAUDE_PLUGIN_DATA CLAUDE_PROJECT_DIR PLUGIN_ROOT PLUGIN_DATA extensionPath`)
)

// bracedSyntax tells the notation of the text inside ${ }.
func bracedSyntax(body string) (Syntax, string) {
	for _, p := range bracedPrefixes {
		if name, ok := strings.CutPrefix(body, p.prefix); ok && name != "" {
			if p.syntax == LocalEnv || p.syntax == ContainerEnv {
				name, _, _ = strings.Cut(name, ":")
			}
			return p.syntax, name
		}
	}
	switch {
	case editorVars[body]:
		return EditorVar, body
	case pluginVars[body]:
		return PluginVar, body
	}
	n := identifier(body)
	if n == 0 {
		return Command, body // an expression of some program: ${cfg.get("x")}
	}
	name, tail := body[:n], body[n:]
	switch {
	case tail == "":
		return Brace, name
	case strings.HasPrefix(tail, ":-"), strings.HasPrefix(tail, "-"), strings.HasPrefix(tail, ":="), strings.HasPrefix(tail, "="):
		return BraceDefault, name
	case strings.HasPrefix(tail, ":?"), strings.HasPrefix(tail, "?"):
		return BraceRequire, name
	case strings.HasPrefix(tail, ":+"), strings.HasPrefix(tail, "+"):
		return BraceDefault, name
	case strings.HasPrefix(tail, ":"):
		return ColonDefault, name
	case tail[0] == '.':
		return Manager, body // ${prod.agents.API_KEY}: a path in Infisical and others
	}
	return Command, body
}

// defaultAt is the offset of the default part in the text inside ${ }, or 0.
func defaultAt(body string, syntax Syntax) int {
	switch syntax {
	case BraceDefault:
		n := identifier(body)
		for n < len(body) && strings.IndexByte(":-=+", body[n]) >= 0 {
			n++
			if body[n-1] != ':' {
				break
			}
		}
		return n
	case ColonDefault:
		return identifier(body) + 1
	case LocalEnv, ContainerEnv:
		_, rest, _ := strings.Cut(body, ":")
		if k := strings.IndexByte(rest, ':'); k >= 0 {
			return len(body) - len(rest) + k + 1
		}
	}
	return 0
}

// identifier is the length of the variable name at the start of s.
func identifier(s string) int {
	for i := range len(s) {
		c := s[i]
		letter := c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return i
		}
	}
	return len(s)
}
