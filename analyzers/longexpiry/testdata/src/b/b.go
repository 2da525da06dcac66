// Package b is an MCP server.
package b

import (
	"net/http"
	"time"

	_ "github.com/modelcontextprotocol/go-sdk/mcp"
)

var session = http.Cookie{Name: "session", MaxAge: 365 * 24 * 3600} // want `lives for 365 days`

var gone = http.Cookie{Name: "session", MaxAge: -1, Expires: time.Now().Add(-time.Hour)}
