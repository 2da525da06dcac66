// Package agentreadsvault holds the rule agent-reads-vault.
package agentreadsvault

import (
	"cmp"
	_ "embed"
	"fmt"
	"path"
	"strings"

	"github.com/credlint/credlint/internal/advice"
	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
)

//go:embed README.md
var page string

// Rule is agent-reads-vault.
var Rule = &lint.Rule{
	ID:       "agent-reads-vault",
	Severity: lint.Warning,
	Page:     page,
	Since:    "v0.1.0",
	Standards: lint.Standards{
		Checklist:        []int{5},
		CWE:              []int{522, 250},
		NIST:             []string{"AC-6(10)", "AC-3"},
		OWASP:            []string{"LLM06:2025", "LLM02:2025", "NHI5:2025", "MCP01:2025", "ASI03:2026", "ASI02:2026"},
		SecuritySeverity: 8.2,
	},
	Check: check,
}

func check(pass *lint.Pass) error {
	for _, a := range pass.Doc.Allowances {
		why, severity := judge(pass.Doc, a)
		if why == "" {
			continue
		}
		pass.Report(lint.Finding{
			At:       lint.Location{File: pass.Doc.File, Span: a.Span, Path: a.Path},
			Message:  fmt.Sprintf("%s may %s without a question", client(pass.Doc), why),
			Help:     "take it out of the list, so that it is asked for; give the secret to the one server or script that needs it",
			Severity: advice.Severity(severity),
		})
	}
	return nil
}

// judge says what an allowance opens, and how bad that is; nothing where it is
// denied elsewhere in the file, or where the program does much besides.
func judge(doc *grant.Document, a *grant.Allowance) (string, lint.Severity) {
	switch c := a.Command; {
	case a.Anything:
		return "run any command, and with it those that print secrets,", lint.Note
	case a.File != "" && doc.Denies(path.Join(path.Dir(path.Dir(doc.File.Path)), a.File)):
		return "", 0
	case a.File != "":
		return fmt.Sprintf("read \"%s\"", a.File), lint.Warning
	case c == nil || a.Manager.General && !a.Exact && a.Manager.Fetch == "":
		return "", 0
	case a.Manager.General && !a.Exact:
		return act(c), lint.Note
	default:
		return act(c), lint.Warning
	}
}

// act is what the command does, for a sentence.
func act(c *managers.Command) string {
	command := strings.Join(c.Words, " ")
	switch c.As {
	case managers.Launch:
		return fmt.Sprintf("start any program with secrets by \"%s\"", command)
	case managers.Write:
		return fmt.Sprintf("write secrets to a file by \"%s\"", command)
	case managers.Dump:
		return fmt.Sprintf("print its environment by \"%s\"", command)
	}
	return fmt.Sprintf("print secrets by \"%s\"", command)
}

// client is the agent whose list it is.
func client(doc *grant.Document) string {
	name := ""
	for _, use := range doc.Identity.Uses {
		name = cmp.Or(name, use.Client.Name)
	}
	return cmp.Or(name, "the agent")
}
