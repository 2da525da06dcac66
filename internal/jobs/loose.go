package jobs

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// loose is what among the words lets an agent do anything unasked: a switch, or
// any command on the list of what it may do.
func loose(agent *inventory.Unattended, words []*syntax.Node, at syntax.Pointer) grant.Field {
	for i, w := range words {
		flag, value, _ := strings.Cut(w.Text, "=")
		last, what := w, ""
		switch {
		case slices.Contains(agent.Loose, w.Text), slices.Contains(agent.Loose, flag+" "+value):
			what = w.Text
		case i+1 < len(words) && slices.Contains(agent.Loose, w.Text+" "+words[i+1].Text):
			last, what = words[i+1], w.Text+" "+words[i+1].Text
		case slices.Contains(agent.Lists, flag):
			var tool string
			if last, tool = anyCommand(agent, w, value, words[i+1:]); tool != "" {
				what = flag + " " + tool
			}
		}
		if what != "" {
			return grant.Field{Text: what, Span: source.Span{Start: w.Span.Start, End: last.Span.End}, Path: at}
		}
	}
	return grant.Field{}
}

// anyCommand is the entry of a list that means any command, with the word in
// which it stands. The list is the flag's value, or the words up to the next flag.
func anyCommand(agent *inventory.Unattended, flag *syntax.Node, value string, words []*syntax.Node) (*syntax.Node, string) {
	if value != "" {
		return flag, among(agent.Commands, value)
	}
	for _, w := range words {
		if strings.HasPrefix(w.Text, "-") {
			break
		}
		if tool := among(agent.Commands, w.Text); tool != "" {
			return w, tool
		}
	}
	return flag, ""
}

// among is the first entry of a list that is one of the wanted. What stands in
// brackets belongs to its entry.
func among(wanted []string, list string) string {
	depth := 0
	for entry := range strings.FieldsFuncSeq(list, func(c rune) bool {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		}
		return depth == 0 && (c == ',' || c == ' ' || c == '\n')
	}) {
		if slices.Contains(wanted, entry) {
			return entry
		}
	}
	return ""
}
