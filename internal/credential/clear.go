package credential

import (
	"net"
	"strings"
)

// InClear returns the scheme and host of a URL that is sent in the clear to
// another machine, else nothing. A host that is a reference is not known.
func InClear(text string) (scheme, at string) {
	scheme, rest, _ := strings.Cut(strings.TrimSpace(text), "://")
	if scheme = strings.ToLower(scheme); scheme != "http" && scheme != "ws" {
		return "", ""
	}
	name := host(rest[:hostEnd(rest)])
	if end := strings.LastIndexByte(name, ':'); end > strings.LastIndexByte(name, ']') {
		name = name[:end]
	}
	if name = strings.Trim(name, "[]"); near(name) {
		return "", ""
	}
	return scheme, name
}

// nearNames are other names of this machine, as containers call it.
var nearNames = map[string]bool{
	"localhost": true, "host.docker.internal": true, "gateway.docker.internal": true, "host.containers.internal": true,
}

// near reports whether host is this machine, a name without a dot (a container
// or a neighbour on a private network), or cannot be told.
func near(host string) bool {
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback() || ip.IsUnspecified()
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return !strings.Contains(host, ".") || nearNames[host] || strings.HasSuffix(host, ".localhost") || strings.ContainsAny(host, "${}<>%")
}
