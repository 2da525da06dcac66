// Package golangci makes credlint's analyzers a linter of golangci-lint, as a
// plugin of its module system. It is a module of its own, so that nobody else
// has to depend on that system. See docs/golang.md.
package golangci

import (
	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/analyzers"
)

//nolint:gochecknoinits // this is how golangci-lint learns of a plugin
func init() { register.Plugin("credlint", New) }

// New makes the plugin. It has no settings.
func New(any) (register.LinterPlugin, error) { return plugin{}, nil }

type plugin struct{}

// BuildAnalyzers gives all analyzers.
func (plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) { return analyzers.All, nil }

// GetLoadMode says that the analyzers need types.
func (plugin) GetLoadMode() string { return register.LoadModeTypesInfo }
