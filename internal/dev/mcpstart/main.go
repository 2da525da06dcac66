// Command mcpstart is what the tests of credlint fix start: a small MCP server,
// a client that connects to one, and stand-ins for the programs of secrets
// managers. It is a module of its own, so that the module of credlint does not
// depend on an MCP library.
//
//	mcpstart server            an MCP server with one tool that tells its environment
//	mcpstart client COMMAND    starts COMMAND, connects to it, and prints what the tool says
//	op, vault, aws, ...        under such a name, a stand-in for that program
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

func main() {
	var err error
	switch name := filepath.Base(os.Args[0]); {
	case name != "mcpstart":
		err = standIn(name, os.Args[1:])
	case len(os.Args) > 1 && os.Args[1] == "server":
		err = serve()
	case len(os.Args) > 2 && os.Args[1] == "client":
		err = connect(os.Args[2:])
	default:
		err = fmt.Errorf("usage: mcpstart server | client COMMAND")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// environment is what the tool of the server tells.
type environment struct {
	Environment []string `json:"environment"`
	Arguments   []string `json:"arguments"`
}

// serve speaks MCP on standard input and output. It leaves a mark that it was
// started.
func serve() error {
	if mark := os.Getenv("MCPSTART_MARK"); mark != "" {
		if err := os.WriteFile(mark, nil, 0o600); err != nil {
			return err
		}
	}
	server := mcp.NewServer(&mcp.Implementation{Name: "mcpstart", Version: "1"}, nil)
	mcp.AddTool(server, &mcp.Tool{Name: "environment", Description: "tells the environment of the server"},
		func(context.Context, *mcp.CallToolRequest, struct{}) (*mcp.CallToolResult, environment, error) {
			return nil, environment{os.Environ(), os.Args}, nil
		})
	return server.Run(context.Background(), &mcp.StdioTransport{})
}

// connect starts a command as an MCP client does.
func connect(words []string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	command := exec.CommandContext(ctx, words[0], words[1:]...)
	command.Stderr = os.Stderr
	client := mcp.NewClient(&mcp.Implementation{Name: "mcpstart", Version: "1"}, nil)
	session, err := client.Connect(ctx, &mcp.CommandTransport{Command: command}, nil)
	if err != nil {
		return fmt.Errorf("initialize: %w", err)
	}
	defer func() { _ = session.Close() }()
	result, err := session.CallTool(ctx, &mcp.CallToolParams{Name: "environment", Arguments: struct{}{}})
	if err != nil {
		return fmt.Errorf("call: %w", err)
	}
	return json.NewEncoder(os.Stdout).Encode(result.StructuredContent)
}
