package scopes

import "strings"

// maxScope is the longest text that is taken for a scope.
const maxScope = 200

// omnibus are the scopes that stand for everything wherever they are used.
var omnibus = map[string]bool{
	"*": true, "*:*": true, "*.*": true, "**": true, "all": true, "root": true, "owner": true, "superuser": true,
	"full": true, "full-access": true, "full_access": true, "fullaccess": true, "admin:*": true, "write-all": true,
	"service_role": true, "system:masters": true, "global_admin": true, "applied-permissions/admin": true,
}

// verbs are the words of scopes that tell a level.
var verbs = map[string]Level{
	"read": Read, "readonly": Read, "reader": Read, "list": Read, "get": Read, "view": Read, "viewer": Read,
	"watch": Read, "search": Read, "describe": Read,
	"write": Write, "readwrite": Write, "rw": Write, "writer": Write, "create": Write, "update": Write, "edit": Write,
	"editor": Write, "delete": Write, "modify": Write, "manage": Write, "publish": Write, "upload": Write,
	"send": Write, "insert": Write, "remove": Write, "patch": Write, "push": Write, "execute": Write, "deploy": Write,
	"admin": Admin, "administrator": Admin, "owner": Admin, "superuser": Admin, "sudo": Admin, "*": Admin,
}

// inWords tells what a scope of no known provider allows, by the words that it
// is put together from. The verb that allows most counts, but a wildcard or an
// "admin" beside a verb that only reads is what is read ("read:*", "admin:read").
func inWords(scope string) Class {
	lower := strings.ToLower(strings.TrimSpace(scope))
	if lower == "" || len(lower) > maxScope {
		return Class{}
	}
	if omnibus[lower] {
		return Class{Level: Full, Sure: true}
	}
	lower = strings.NewReplacer("read-only", "readonly", "read_only", "readonly", "read-write", "readwrite", "read_write", "readwrite").Replace(lower)
	most, reads, writes := Unknown, false, false
	for word := range strings.FieldsFuncSeq(lower, parts) {
		level := verbs[word]
		if word == "*" && strings.Contains(lower, "/") {
			continue // a path to things, not a kind of access
		}
		reads, writes = reads || level == Read, writes || level == Write
		if level.rank() > most.rank() {
			most = level
		}
	}
	if most == Admin && reads && !writes {
		most = Read
	}
	return Class{Level: most, Sure: most == Admin}
}

// parts are the marks between the words of a scope. A blank is none: a text of
// several words is prose, or a list.
func parts(r rune) bool { return strings.ContainsRune(":./_-", r) }
