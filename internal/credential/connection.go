package credential

import "strings"

// connectionNames are the parts of a connection string that hold a credential.
var connectionNames = set(`password pwd accountkey sharedaccesskey sharedaccesssignature sharedsecretvalue secret token apikey accesskey`)

// addConnection judges the parts of a connection string: "Host=db;Password=x"
// as ADO.NET, ODBC and Azure write it, "host=db password=x" as libpq does.
func (v *Value) addConnection(q Query, masked string) {
	separator := ";"
	if !strings.Contains(masked, separator) {
		separator = " "
	}
	if !isConnection(masked, separator) {
		return
	}
	local := localConnection(masked, separator)
	for at := 0; at < len(masked); {
		part, _, _ := strings.Cut(masked[at:], separator)
		name, value, found := strings.Cut(part, "=")
		name = strings.TrimSpace(name)
		if found && connectionNames[strings.ToLower(strings.ReplaceAll(name, " ", ""))] {
			v.addConnectionPart(q, urlPart{within: URLUser, name: name, start: at + len(part) - len(value), end: at + len(part)}, masked, local)
		}
		at += len(part) + len(separator)
	}
}

func (v *Value) addConnectionPart(q Query, p urlPart, masked string, local bool) {
	text := strings.Trim(masked[p.start:p.end], `"'`)
	if text == "" || strings.IndexByte(text, refByte) >= 0 {
		return
	}
	p.start += strings.Index(masked[p.start:p.end], text)
	p.end = p.start + len(text)
	kind := userKind(q.part(p.name, p.start, p.end), p, local)
	if kind >= Weak {
		v.Found = append(v.Found, Found{Kind: kind, Within: p.within, Name: q.Name, Start: p.start, End: p.end, Secret: NewSecret(text), Around: NewSecret(q.Text)})
	}
}

// connectionPlaces are the parts of a connection string that say where it leads.
var connectionPlaces = set(`host hostaddr server datasource address addr database dbname initialcatalog accountname
	endpoint defaultendpointsprotocol blobendpoint`)

// isConnection reports whether a text is a list of name=value, and says where
// it leads.
func isConnection(text, separator string) bool {
	placed := false
	for part := range strings.SplitSeq(strings.Trim(text, separator+" \"'"), separator) {
		name, _, found := strings.Cut(part, "=")
		if !found && strings.TrimSpace(part) != "" {
			return false
		}
		placed = placed || connectionPlaces[strings.ToLower(strings.ReplaceAll(name, " ", ""))]
	}
	return placed
}

// localConnection reports whether a connection string leads to this machine.
func localConnection(text, separator string) bool {
	for part := range strings.SplitSeq(text, separator) {
		name, value, _ := strings.Cut(part, "=")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "host", "server", "data source", "hostaddr", "address":
			host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(value), "tcp:"), ",")
			return localHost("x://" + host)
		}
	}
	return false
}
