package gocode

import (
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/formats"
)

// Judge tells which credentials are in a text that stands in code for something
// called name. Outside of production a text counts only where it looks made by a
// machine.
func Judge(name, text string, purpose Purpose) credential.Value {
	setting := credential.Live
	if purpose != Production {
		setting = credential.Sample
	}
	return credential.Judge(credential.Query{Name: name, Text: text, Setting: setting, Matches: tokens(text)})
}

// tokens finds tokens of known formats among the words of a text.
func tokens(text string) []credential.Match {
	var all []credential.Match
	at := 0
	for word := range strings.SplitSeq(text, " ") {
		if named := formats.Named(word); len(named) > 0 {
			all = append(all, credential.Match{Type: named[0].ID, Start: at, End: at + len(word)})
		}
		at += len(word) + 1
	}
	return all
}
