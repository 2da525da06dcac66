package edit_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/credlint/credlint/internal/syntax/edit"
)

// writer writes random documents, in all the ways in which people do.
type writer struct {
	*rand.Rand
	lang edit.Language
	eol  string
	text string
}

func (w *writer) one(of ...string) string { return of[w.IntN(len(of))] }

// texts are what scalars hold.
var texts = []string{"x", "a b", "it's", `say "hi"`, "yes", "1", "-", "a: b", "# no", "c:\\d", "é", "", " s ", "${A}", "a,b]", "null", "2026-07-01", "{", "- x", "*"}

func (w *writer) scalar() string {
	text := w.one(texts...)
	double := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
	single := !strings.ContainsAny(text, `'"\`)
	switch {
	case w.IntN(4) == 0:
		return w.one("1", "true", "2.5")
	case w.lang == edit.TOML && single && w.IntN(3) == 0:
		return "'" + text + "'"
	case w.lang == edit.YAML && w.IntN(3) == 0:
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	case w.lang == edit.YAML && w.IntN(3) == 0:
		return w.one("x", "a b", "it's", "c:\\d", "x#y", "https://a.b/c")
	}
	return double
}

func (w *writer) blank() string { return w.one("", " ", " ") }

// flow writes a value in brackets, on one line or several.
func (w *writer) flow(depth int) string {
	if depth == 0 || w.IntN(2) == 0 {
		return w.scalar()
	}
	object := w.IntN(2) == 0
	n, lines := w.IntN(4), w.lang == edit.JSON && w.IntN(2) == 0 || w.lang == edit.TOML && !object && w.IntN(3) == 0
	var parts []string
	for i := range n {
		part := w.flow(depth - 1)
		switch {
		case object && w.lang == edit.TOML:
			part = w.key(i) + " = " + part
		case object:
			part = fmt.Sprintf(`"k%d"%s:%s%s`, i, w.one("", "", " "), w.flowSpace(), part)
		}
		parts = append(parts, part)
	}
	open, shut := "[", "]"
	if object {
		open, shut = "{", "}"
	}
	if lines && n > 0 {
		in := strings.Repeat("  ", 5-depth)
		text := open + w.eol
		for i, p := range parts {
			comma := ","
			if i == n-1 && (w.lang == edit.JSON || w.IntN(2) == 0) {
				comma = ""
			}
			text += in + p + comma + w.comment() + w.eol
		}
		return text + in[2:] + shut
	}
	space := w.blank()
	return open + space + strings.Join(parts, ","+w.one("", " ")) + space + shut
}

// flowSpace stands behind a colon in brackets, where YAML wants a blank.
func (w *writer) flowSpace() string {
	if w.lang == edit.YAML {
		return " "
	}
	return w.one("", " ", "  ")
}

func (w *writer) comment() string {
	switch {
	case w.IntN(5) > 0:
		return ""
	case w.lang == edit.JSON:
		return w.one(" // c", " /* c */")
	}
	return w.one(" # c", "  # it's \"c\": {")
}

func (w *writer) key(i int) string {
	switch w.IntN(5) {
	case 0:
		return fmt.Sprintf(`"k%d"`, i)
	case 1:
		return fmt.Sprintf(`'k%d'`, i)
	}
	return fmt.Sprintf("k%d", i)
}

// block writes the lines of a YAML object or list at an indentation.
func (w *writer) block(in string, depth int) string {
	var b strings.Builder
	list := w.IntN(3) == 0
	for i := range 1 + w.IntN(3) {
		if w.IntN(6) == 0 {
			b.WriteString(w.one("", in+"# c", "# c") + w.eol)
		}
		b.WriteString(in)
		if list {
			b.WriteString("-")
		} else {
			b.WriteString(w.key(i) + ":")
		}
		switch kind := w.IntN(6); {
		case kind == 0 && depth > 0:
			b.WriteString(w.comment() + w.eol + w.block(in+w.one("  ", "    "), depth-1))
		case kind == 1 && depth > 0 && list: // an object behind the dash
			inner := w.block(in+"  ", 0)
			if strings.TrimLeft(inner, " ")[0] == '#' || strings.HasPrefix(inner, w.eol) {
				b.WriteString(" x" + w.eol)
				continue
			}
			b.WriteString(" " + strings.TrimLeft(inner, " "))
		case kind == 2:
			more := in + "  "
			b.WriteString(" " + w.one("|", ">", "|-", ">-", "|+") + w.comment() + w.eol + more + w.one("text", "a: b", "it's") + w.eol)
			if w.IntN(2) == 0 {
				b.WriteString(w.one("", w.eol, w.eol+w.eol) + more + "more" + w.eol)
			}
			if w.IntN(4) == 0 {
				b.WriteString(w.eol)
			}
		case kind == 3:
			b.WriteString(" " + w.flow(2) + w.comment() + w.eol)
		default:
			b.WriteString(" " + w.scalar() + w.comment() + w.eol)
		}
	}
	return b.String()
}

// tables writes a TOML document.
func (w *writer) tables() string {
	var b strings.Builder
	for t := range 1 + w.IntN(4) {
		if t > 0 {
			b.WriteString(w.one(fmt.Sprintf("[t%d]", t), "[[l]]", fmt.Sprintf("[t%d.sub]", t-1), "[l2.x]") + w.comment() + w.eol)
		}
		for i := range w.IntN(4) {
			b.WriteString(w.one("", "", "  ") + w.key(i) + w.one(" = ", "=") + w.flow(2) + w.comment() + w.eol)
		}
		b.WriteString(w.one("", w.eol, "# c"+w.eol))
	}
	return b.String()
}

// variables writes a dotenv file.
func (w *writer) variables() string {
	var b strings.Builder
	for i := range 1 + w.IntN(4) {
		text := w.one("x", "a b", "it's", "1", "c:\\d", "é", "", "${A}", "https://a.b/c?d=e#f")
		switch w.IntN(3) {
		case 0:
			text = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`).Replace(text) + `"`
		case 1:
			text = "'" + strings.ReplaceAll(text, "'", "") + "'"
		default:
			text = strings.ReplaceAll(text, "'", "")
		}
		b.WriteString(w.one("", "", "# c"+w.eol, w.eol) + w.one("", "", "export ") + fmt.Sprintf("K%d=%s", i, text) + w.comment() + w.eol)
	}
	return b.String()
}

func (w *writer) document() string {
	var text string
	switch w.lang {
	case edit.Dotenv:
		text = w.variables()
	case edit.YAML:
		text = w.block("", 3)
	case edit.TOML:
		text = w.tables()
	default:
		text = w.one("", w.eol, "// c"+w.eol) + w.flow(4) + w.one("", w.eol)
	}
	if w.IntN(4) == 0 && !strings.ContainsAny(text, "|>") { // the end of a file ends a block
		text = strings.TrimSuffix(text, w.eol)
	}
	if w.IntN(10) == 0 {
		text = "\ufeff" + text
	}
	return text
}
