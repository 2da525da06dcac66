package gocode

import (
	"go/ast"
	"strings"
)

// serverPackages are those with which MCP servers are made.
var serverPackages = []string{
	"github.com/modelcontextprotocol/go-sdk/", "github.com/mark3labs/mcp-go/", "github.com/metoro-io/mcp-golang",
}

// IsMCP reports whether a package has to do with MCP: it imports an SDK for it.
// What the specification demands of servers is asked of nobody else.
func IsMCP(files []*ast.File) bool {
	for _, f := range files {
		for _, i := range f.Imports {
			for _, p := range serverPackages {
				if strings.HasPrefix(strings.Trim(i.Path.Value, "\"`"), p) {
					return true
				}
			}
		}
	}
	return false
}
