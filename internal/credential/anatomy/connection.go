package anatomy

import (
	"net"
	"net/url"
	"strings"
	"unicode"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/formats"
)

// rulers are users that own or administer a database by the name they are born
// with.
var rulers = map[string]bool{
	"postgres": true, "root": true, "admin": true, "administrator": true, "sa": true, "sys": true, "system": true,
	"default": true, "neo4j": true, "elastic": true, "neondb_owner": true, "doadmin": true, "rdsadmin": true,
	"avnadmin": true, "azureuser": true, "cloudsqlsuperuser": true,
}

// databases are the formats of connection strings by their scheme.
var databases = map[string]string{
	"postgres": "postgres-url", "postgresql": "postgres-url", "mongodb": "mongodb-url", "mongodb+srv": "mongodb-url",
	"mysql": "mysql-redis-url", "mariadb": "mysql-redis-url", "redis": "mysql-redis-url", "rediss": "mysql-redis-url",
	"amqp": "mysql-redis-url", "amqps": "mysql-redis-url", "clickhouse": "mysql-redis-url", "mssql": "mysql-redis-url",
	"sqlserver": "mysql-redis-url", "neo4j": "mysql-redis-url", "neo4j+s": "mysql-redis-url", "snowflake": "mysql-redis-url",
}

// connectionURL reads the user and the host of a URL with a password.
func connectionURL(text string, a *Anatomy) bool {
	scheme, rest, found := strings.Cut(text, "://")
	scheme = strings.TrimPrefix(strings.ToLower(scheme), "jdbc:")
	scheme, _, _ = strings.Cut(scheme, "+asyncpg")
	at := userinfo(rest, databases[scheme] != "")
	if !found || at <= 0 || strings.ContainsAny(text, " \n") {
		return false
	}
	user := userOf(rest[:at])
	_, query, _ := strings.Cut(rest[at+1:], "?")
	host := rest[at+1:]
	if end := strings.IndexAny(host, "/?#"); end >= 0 {
		host = host[:end]
	}
	id := databases[scheme]
	if id == "" {
		id = webAddress(hostname(host))
	}
	a.become(id)
	a.connects(user, hostname(host), databases[scheme] != "")
	if strings.Contains(text, "sslmode=disable") || strings.Contains(query, "tls=false") {
		a.note("the connection is not encrypted")
	}
	return true
}

// userinfo is where user:password ends in what follows a scheme, or -1. Behind the
// path and the query of a web address an @ means nothing; the passwords of
// databases are written with slashes in them.
func userinfo(rest string, database bool) int {
	end := len(rest)
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		end = i
	}
	at := strings.LastIndexByte(rest[:end], '@')
	if at >= 0 || !database {
		return at
	}
	before, _, _ := strings.Cut(rest, "?")
	return strings.LastIndexByte(before, '@')
}

// userOf is the user of user:password. What stands there without a password, or
// with a word that is none, may be the secret itself.
func userOf(userinfo string) string {
	user, password, _ := strings.Cut(userinfo, ":")
	if password == "" || password == "x" || password == "x-oauth-basic" {
		return ""
	}
	if plain, err := url.PathUnescape(user); err == nil {
		return plain
	}
	return user
}

// webAddress is the format of a URL with a password that leads to no database.
func webAddress(host string) string {
	switch host {
	case "github.com", "gitlab.com", "bitbucket.org", "dev.azure.com":
		return "git-credential-url"
	}
	return "url-basic-auth"
}

// hostname drops the port.
func hostname(host string) string {
	host, _, _ = strings.Cut(host, ",") // the first of a cluster
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return host
}

// connects says what the user of a connection may do, by its name. On one's own
// machine names mean nothing.
func (a *Anatomy) connects(user, host string, database bool) {
	a.user(user)
	if isHost(host) {
		a.id("host", host)
	}
	switch name := strings.ToLower(user); {
	case !database || local(host):
	case rulers[name]:
		a.Reach = formats.Admin
		a.note("the user administers the database by its name")
	case strings.HasSuffix(name, "_ro"), strings.HasSuffix(name, "_read"), strings.Contains(name, "readonly"),
		strings.Contains(name, "read_only"), strings.HasSuffix(name, "reader"):
		a.Reach = formats.ReadOnly
		a.note("the user only reads by its name")
	}
}

// isHost reports whether a text can be the name of a host. Where a password was
// not written as it should be, a part of it stands in that place.
func isHost(host string) bool {
	q := credential.Query{Name: "token", Text: host, Setting: credential.Sample}
	return strings.IndexFunc(host, func(r rune) bool {
		return r != '.' && r != '-' && r != '_' && r != ':' && r != '[' && r != ']' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) < 0 && credential.Judge(q).Kind != credential.Literal
}

func local(host string) bool {
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "" || strings.EqualFold(host, "localhost") || !strings.Contains(host, ".") && ip == nil || ip != nil && (ip.IsLoopback() || ip.IsUnspecified())
}

// connectionPairs reads "Key=value;Key=value" of .NET and Azure, and the same
// with blanks of libpq.
func connectionPairs(text string, a *Anatomy) bool {
	pairs := pairsOf(text)
	switch {
	case len(pairs) == 0:
		return false
	case pairs["accountkey"] != "":
		a.become("azure-storage-key")
		a.id("account", pairs["accountname"])
	case pairs["sharedaccesskey"] != "":
		a.become("azure-other-identifiable")
		a.Kind = "Service Bus, Event Hubs or IoT Hub key"
		a.policy(pairs["sharedaccesskeyname"])
		if host := strings.Trim(strings.TrimPrefix(pairs["endpoint"], "sb://"), "/"); isHost(host) {
			a.id("host", host)
		}
	case pairs["password"] != "" || pairs["pwd"] != "":
		a.become("mysql-redis-url")
		a.Provider, a.Kind = "generic", "Database connection string"
		a.connects(oneOf(pairs, "userid", "uid", "user", "username"), hostname(strings.TrimPrefix(oneOf(pairs, "server", "datasource", "host", "addr"), "tcp:")), true)
	default:
		return false
	}
	return true
}

// pairsOf splits at semicolons, or at blanks where there are none. Keys are
// written small and without blanks.
func pairsOf(text string) map[string]string {
	if !strings.Contains(text, "=") || strings.Contains(text, "\n") {
		return nil
	}
	fields := strings.Split(text, ";")
	if len(fields) == 1 {
		fields = strings.Fields(text)
	}
	if len(fields) < 2 {
		return nil
	}
	pairs := map[string]string{}
	for _, f := range fields {
		key, value, found := strings.Cut(f, "=")
		if found {
			pairs[strings.ReplaceAll(strings.ToLower(strings.TrimSpace(key)), " ", "")] = strings.TrimSpace(value)
		}
	}
	return pairs
}

func oneOf(pairs map[string]string, keys ...string) string {
	for _, k := range keys {
		if v := pairs[k]; v != "" {
			return v
		}
	}
	return ""
}
