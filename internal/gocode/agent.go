package gocode

import (
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// serverPackages are those with which MCP servers are made.
var serverPackages = []string{
	"github.com/modelcontextprotocol/go-sdk/", "github.com/mark3labs/mcp-go/", "github.com/metoro-io/mcp-golang",
}

// IsMCP reports whether a package has to do with MCP: it imports an SDK for it.
// What the specification demands of servers is asked of nobody else.
func IsMCP(files []*ast.File) bool { return imports(files, serverPackages) }

func imports(files []*ast.File, packages []string) bool {
	for _, f := range files {
		for _, i := range f.Imports {
			path := strings.Trim(i.Path.Value, "\"`")
			if slices.ContainsFunc(packages, func(p string) bool { return strings.HasPrefix(path, p) }) {
				return true
			}
		}
	}
	return false
}

// modelPackages are those with which programs ask language models.
var modelPackages = []string{
	"github.com/anthropics/anthropic-sdk-go", "github.com/openai/openai-go", "github.com/sashabaranov/go-openai",
	"github.com/tmc/langchaingo/", "google.golang.org/genai", "github.com/cloudwego/eino/", "github.com/firebase/genkit/go/",
	"google.golang.org/adk",
}

// IsAgent reports whether a package is a part of an agent or of a tool of one:
// it imports an SDK for MCP or for a model, or its module is named after MCP.
func IsAgent(pass *analysis.Pass) bool {
	module := ""
	if pass.Module != nil {
		module = pass.Module.Path
	}
	return OfAgent(module, pass.Pkg.Path(), pass.Files)
}

// OfAgent is IsAgent where there is no pass: by the path of the module, that of the
// package, and its files.
func OfAgent(module, pkg string, files []*ast.File) bool {
	return speaksOfMCP(module) || speaksOfMCP(pkg) || imports(files, serverPackages) || imports(files, modelPackages)
}

func speaksOfMCP(path string) bool {
	for part := range strings.FieldsFuncSeq(strings.ToLower(path), separator) {
		if part == "mcp" {
			return true
		}
	}
	return false
}
