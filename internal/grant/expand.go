package grant

import (
	"strings"

	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/shell"
)

// script is all commands of one text, and what it sets its variables to first.
type script struct {
	vars map[string]string
	// env is what it has exported so far.
	env environment
	// texts and values are the texts in which commands stand.
	texts, values nest
	// next is the command that reads what one prints.
	next map[*shell.Command]*shell.Command
}

func scriptOf(list []*shell.Command) script {
	all := script{
		vars: map[string]string{}, texts: nestOf(list, false), values: nestOf(list, true), next: map[*shell.Command]*shell.Command{},
	}
	for _, c := range list {
		if c.From != nil && len(c.Words) > 0 && all.next[c.From] == nil {
			all.next[c.From] = c
		}
		for _, a := range c.Assignments {
			if _, set := all.vars[a.Name.Text]; !set && !strings.Contains(a.Value.Text, "$(") && !strings.Contains(a.Value.Text, "`") {
				all.vars[a.Name.Text] = a.Value.Text
			}
		}
	}
	return all
}

const (
	// maxExpanded is the longest text that is put together from variables.
	maxExpanded = 512
	// maxSteps is how many variables are followed in one text.
	maxSteps = 16
)

// expand puts the texts that a script gives its variables in their places, so far
// as it gives them. What is left is written as it was.
func (all script) expand(text string) string {
	at := 0
	for range maxSteps {
		next := strings.IndexByte(text[at:], '$')
		if next < 0 || len(text) > maxExpanded {
			break
		}
		at += next
		name, end := variable(text, at)
		if value, known := all.vars[name]; known {
			text = text[:at] + value + text[end:]
		} else {
			at++
		}
	}
	return text
}

// variable is the name of the variable at a dollar sign, and where it ends.
func variable(text string, at int) (name string, end int) {
	start, braced := at+1, strings.HasPrefix(text[at+1:], "{")
	if braced {
		start++
	}
	end = start
	for end < len(text) && nameByte(text[end]) && text[end] != '-' && text[end] != '.' {
		end++
	}
	name = text[start:end]
	if braced {
		if rest := strings.IndexByte(text[end:], '}'); rest >= 0 {
			end += rest + 1
		}
	}
	return name, end
}

// named are the words that name something by variables, as they read then.
func (all script) named(words []*syntax.Node) []string {
	var list []string
	for _, w := range words {
		if strings.Contains(w.Text, "$") {
			list = append(list, all.expand(w.Text))
		}
	}
	return list
}
