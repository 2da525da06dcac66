package keymap

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/grant"
)

// means tells what fills a reference in. What is not listed never is a
// credential: an editor's own variables.
var means = map[credential.Syntax]Means{
	credential.Brace: Variable, credential.BraceDefault: Variable, credential.BraceRequire: Variable,
	credential.ColonDefault: Variable, credential.Bare: Variable, credential.DollarEnv: Variable,
	credential.CurlyEnv: Variable, credential.DotEnv: Variable, credential.PowerShell: Variable,
	credential.Percent: Variable, credential.LocalEnv: Variable, credential.ContainerEnv: Variable,
	credential.MustacheEnv: Variable, credential.OSEnviron: Variable,
	credential.Input: Prompt, credential.UserConfig: Prompt,
	credential.CurlyFile: File, credential.DollarFile: File,
	credential.Command: Command, credential.Bang: Command,
	credential.Manager: Manager, credential.Mustache: Template, credential.URLTemplate: Template,
}

// sources are where the credentials in a reference come from, each once. Where
// the names inside tell which are credentials, the others are left out; else the
// name of the place decides.
func sources(g *grant.Grant) []Source {
	var sure, unsure []Source
	for i, ref := range g.Refs {
		s, ok := sourceOf(g, i)
		switch {
		case !ok:
		case s.Means == Manager, credential.ClassifyName(ref.Name).Credential():
			sure = add(sure, s)
		case credential.ClassifyName(g.Name).Credential():
			unsure = add(unsure, s)
		}
	}
	if len(sure) > 0 {
		return sure
	}
	return unsure
}

func add(list []Source, s Source) []Source {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func sourceOf(g *grant.Grant, i int) (Source, bool) {
	ref := g.Refs[i]
	if ref.Syntax == credential.Actions {
		return ofExpression(ref.Name), true
	}
	m, ok := means[ref.Syntax]
	s := Source{Means: m, Name: ref.Name}
	if m == Manager && i < len(g.RefSpans) {
		s.Item = strings.TrimSpace(string(g.Place.File.Text(g.RefSpans[i])))
	}
	return s, ok
}

// ofExpression reads what GitHub Actions fills in.
func ofExpression(text string) Source {
	text, _, _ = strings.Cut(strings.TrimSpace(text), " ") // without what comes behind "||"
	scope, name, _ := strings.Cut(text, ".")
	switch {
	case scope == "secrets" || text == "github.token":
		return Source{Means: Manager, Name: "GitHub Actions", Item: text}
	case scope == "env" || scope == "vars":
		return Source{Means: Variable, Name: name}
	case scope == "inputs":
		return Source{Means: Prompt, Name: name}
	}
	return Source{Means: Template, Name: text}
}

// provider is whose credential a variable holds by its name, where all formats
// that are kept under that name are of one provider.
func provider(names ...string) string {
	found := ""
	for _, f := range formats.All() {
		for _, name := range names {
			switch {
			case name == "" || !slices.Contains(f.EnvNames, name):
			case found != "" && found != f.Provider:
				return ""
			default:
				found = f.Provider
			}
		}
	}
	return found
}
