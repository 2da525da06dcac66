// Package b is a proxy that has nothing to do with MCP.
package b

import "net/http"

func forward(r *http.Request) {
	req, _ := http.NewRequest("GET", "https://api.example.net", nil)
	req.Header.Set("Authorization", r.Header.Get("Authorization"))
}
