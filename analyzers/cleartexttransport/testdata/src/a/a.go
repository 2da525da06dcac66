// Package a speaks to services in the clear and otherwise.
package a

import (
	"fmt"

	"github.com/anthropics/anthropic-sdk-go/option"
	vault "github.com/hashicorp/vault/api"
	"github.com/mark3labs/mcp-go/client"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"golang.org/x/oauth2"
)

const base = "http://llm.corp.net" // want `"option.WithBaseURL" sends credentials over http, which anyone on the way to "llm.corp.net" can read`

func clients(host string, port int) {
	_ = option.WithBaseURL(base + "/v1")
	_ = option.WithBaseURL("https://llm.corp.net")
	_ = option.WithBaseURL("http://" + host)
	_ = option.WithBaseURL(fmt.Sprintf("http://localhost:%d", port))
	_ = mcp.StreamableClientTransport{Endpoint: "http://mcp.corp.net/mcp"} // want `"mcp.StreamableClientTransport.Endpoint" speaks http, so anyone on the way to "mcp.corp.net"`
	_ = mcp.StreamableClientTransport{Endpoint: "http://127.0.0.1:8080/mcp"}
	_, _ = client.NewSSEMCPClient(fmt.Sprintf("http://mcp.corp.net:%d/sse", port)) // want `"client.NewSSEMCPClient" speaks http`

	c := vault.DefaultConfig()
	c.Address = "http://vault.corp.net:8200" // want `"api.Config.Address" sends credentials over http`
	c.Address = "http://vault:8200"          // a neighbour in the same network
}

var endpoint = oauth2.Endpoint{
	AuthURL:  "http://login.corp.net/authorize", // want `"oauth2.Endpoint.AuthURL" sends credentials over http`
	TokenURL: "https://login.corp.net/token",
}
