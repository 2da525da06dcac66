package golangci

import (
	"testing"

	"github.com/golangci/plugin-module-register/register"

	"github.com/credlint/credlint/analyzers"
)

// golangci-lint finds the plugin by its name and gets every analyzer.
func TestPlugin(t *testing.T) {
	create, err := register.GetPlugin("credlint")
	if err != nil {
		t.Fatal(err)
	}
	p, err := create(nil)
	if err != nil {
		t.Fatal(err)
	}
	all, err := p.BuildAnalyzers()
	if err != nil || len(all) != len(analyzers.All) || len(all) == 0 {
		t.Errorf("%d analyzers, %v", len(all), err)
	}
	if p.GetLoadMode() != register.LoadModeTypesInfo {
		t.Error("the analyzers get no types")
	}
}
