package declare

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/syntax"
)

// block is one resource of Terraform or CloudFormation.
type block struct {
	kind    string // "aws_iam_role", "AWS::IAM::Role"
	name    *syntax.Node
	address string // what others call it: "aws_iam_role.agent"
	body    *syntax.Node
	at      syntax.Pointer
	// names are the texts that tell whose it is, uses the addresses that stand in it.
	names, uses []string
}

// value is a node of a body with its path.
type value struct {
	*syntax.Node
	at syntax.Pointer
}

// nameFields tell whose a thing is, in plain letters.
var nameFields = keys("name", "nameprefix", "displayname", "description", "user", "users", "username", "role", "roles", "rolename", "rolearn", "group",
	"groups", "groupname", "tokenname", "keyname", "policyname", "managedpolicyname", "comment", "title", "note", "label", "labels", "tags", "metadata",
	"serviceaccount", "serviceaccountid", "serviceaccountname", "accountid", "member", "members", "principalid", "applicationid", "serviceprincipalid",
	"applicationobjectid", "userid", "subject", "ownerid", "purpose", "clientid", "identityid", "boundserviceaccountnames", "roleid", "annotations")

// field yields the values at a path of keys. A block that stands twice and the
// items of a list count as several.
func (v value) fields(keys ...string) []value {
	here := []value{v}
	for _, key := range keys {
		var next []value
		for _, h := range here {
			for _, m := range h.Members {
				if !m.Disabled && m.Key.Text == key {
					next = append(next, value{m.Value, h.at.Key(key)}.items()...)
				}
			}
		}
		here = next
	}
	return here
}

// items are the items of a list, or the value itself.
func (v value) items() []value {
	if v.Kind != syntax.Array {
		return []value{v}
	}
	var out []value
	for i, item := range v.Items {
		out = append(out, value{item, v.at.Index(i)})
	}
	return out
}

// reference is the address of something else in an expression.
var reference = lazy.Pattern(`\b(?:data\.)?(?:[a-z0-9]+_[a-z0-9_]+|module|var|local)\.[A-Za-z0-9_-]+`)

// addresses are the addresses in the expressions of a text.
func addresses(text string) []string {
	if !strings.Contains(text, "${") {
		return nil
	}
	return reference().FindAllString(text, 64)
}

// called leaves of an expression only the names in it: what "aws_iam_user.agent"
// is called is "agent".
func called(text string) string {
	if !strings.Contains(text, "${") {
		return text
	}
	return reference().ReplaceAllStringFunc(text, func(address string) string {
		return " " + address[strings.LastIndexByte(address, '.')+1:] + " "
	})
}

// owned finds the blocks that are an agent's: by what they are called, or
// because one that is uses them.
func (r *reader) owned(list []*block) map[*block]bool {
	byAddress := map[string]*block{}
	for _, b := range list {
		byAddress[b.address] = b
	}
	agents := map[*block]bool{}
	var claim func(b *block)
	claim = func(b *block) {
		if b == nil || agents[b] {
			return
		}
		agents[b] = true
		for _, address := range b.uses {
			claim(byAddress[address])
		}
	}
	for _, b := range list {
		if r.belongs(ofOperations(b.kind), b.names...) {
			claim(b)
		}
	}
	return agents
}

// belongs reports whether a thing with these names is an agent's. What stands in
// an agent's file is, unless it is a program that manages agents, or a text that
// teaches how such a thing is made. In the realm of operations, an agent must be
// that of something; where the file speaks of Vault's own agent, only a word for a
// model tells.
func (r *reader) belongs(operations bool, names ...string) bool {
	tells := r.words.agentic
	switch {
	case operations && r.vaultAgent():
		tells = func(texts ...string) bool { return among(agentWords, texts) }
	case operations:
		tells = r.words.certainlyAgentic
	}
	return (r.agents && !r.teaches() || tells(names...) && !builds(names...)) && !governs(names...)
}

// vaultAgents are the names of the program for hosts that is called so.
var vaultAgents = []string{"vault agent", "Vault agent", "Vault Agent", "vault-agent", "vault_agent", "vaultAgent", "agent-inject"}

// governors are programs that manage agents and are none.
var governors = map[string]bool{"operator": true, "controller": true, "controllers": true, "manager": true, "webhook": true, "provisioner": true, "installer": true}

func governs(texts ...string) bool { return among(governors, texts) }

// builders are systems whose programs on hosts are called agents too.
var builders = map[string]bool{
	"gitlab": true, "jenkins": true, "runner": true, "runners": true, "buildkite": true, "ci": true, "teamcity": true, "bamboo": true,
	"circleci": true, "spacelift": true, "tfc": true, "tfe": true, "devops": true, "datadog": true, "newrelic": true, "ssm": true,
}

// builds reports whether the names of a thing speak of such a system, and of
// no model.
func builds(texts ...string) bool { return among(builders, texts) && !among(agentWords, texts) }

// among reports whether one of the words stands in one of the texts.
func among(words map[string]bool, texts []string) bool {
	return slices.ContainsFunc(texts, func(text string) bool {
		return hasWord(text, func(w string) bool { return words[w] })
	})
}

// maxText bounds the texts of one block that are looked at.
const maxText = 2000

// describe gathers the names of a block and what it uses. refers finds the
// addresses in a text.
func (b *block) describe(refers func(string) []string) {
	b.names = []string{b.name.Text}
	for _, m := range b.body.Members {
		if nameFields[plain(m.Key.Text)] {
			for _, text := range texts(m.Value) {
				b.names = append(b.names, called(text))
			}
		}
	}
	all := texts(b.body)
	for _, text := range all[:min(len(all), maxText)] {
		b.uses = append(b.uses, refers(text)...)
	}
}
