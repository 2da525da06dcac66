package declare

import "strings"

// agentWords name agents and what belongs to them. A word is here only where it
// hardly ever means anything else: "cursor" is one of databases, "gemini" a
// model, "bot" any program.
var agentWords = map[string]bool{
	"mcp": true, "claude": true, "copilot": true, "codex": true, "llm": true, "llms": true, "ai": true, "aider": true,
	"opencode": true, "openhands": true, "windsurf": true, "chatgpt": true, "gpt": true, "langchain": true,
	"langgraph": true, "crewai": true, "autogen": true, "agentic": true, "subagent": true, "subagents": true,
	"aiagent": true, "goose": true, "devin": true,
}

// otherAgents are the words behind which "agent" is a program of operations,
// not one that a model drives.
var otherAgents = map[string]bool{
	"cn": true, "vault": true, "bao": true, "hcp": true, "snapshot": true, "secret": true, "secrets": true, "sidecar": true, "datadog": true, "dd": true, "ssm": true, "build": true, "buildkite": true, "jenkins": true,
	"azp": true, "pipeline": true, "pipelines": true, "devops": true, "consul": true, "nomad": true, "gitlab": true, "k8s": true,
	"kube": true, "kubernetes": true, "teleport": true, "monitoring": true, "elastic": true, "newrelic": true, "relic": true,
	"cloudwatch": true, "ops": true, "log": true, "logs": true, "logging": true, "metrics": true, "backup": true, "user": true,
	"node": true, "grafana": true, "alloy": true, "otel": true, "telegraf": true, "zabbix": true, "wazuh": true, "puppet": true,
	"hosted": true, "runner": true, "runners": true, "ssh": true, "gpg": true, "service": true, "compute": true, "prometheus": true,
	"terraform": true, "tfc": true, "spacelift": true, "scalr": true, "atlantis": true, "config": true, "snyk": true, "security": true,
	"ecs": true, "ec2": true, "guardduty": true,
	"inspector": true, "discovery": true, "datasync": true, "codedeploy": true, "network": true, "polkit": true, "launch": true,
	"travel": true, "sales": true, "insurance": true, "real": true, "estate": true, "mail": true, "transfer": true,
	"host": true, "cluster": true, "sensu": true, "honeycomb": true, "lacework": true, "sysdig": true, "sumo": true, "splunk": true,
	"instana": true, "dynatrace": true, "appdynamics": true, "circleci": true, "bamboo": true, "teamcity": true, "concourse": true,
	"drone": true, "woodpecker": true, "okta": true, "ldap": true, "kes": true, "spire": true, "rke2": true, "k3s": true,
}

// otherUses are the words before which it is.
var otherUses = map[string]bool{
	"injector": true, "registration": true, "pool": true, "pools": true, "forwarding": true, "sidecar": true, "daemonset": true,
	"install": true, "installer": true, "vm": true, "nodes": true, "helm": true,
}

// agentic reports whether one of the texts, a name, a label, a path or a
// command, speaks of an agent or a tool of one.
func (w Words) agentic(texts ...string) bool { return speak(texts, 0) || w.names(texts) }

// certainlyAgentic is agentic for texts about Vault, whose own program for hosts
// is called "agent" too: there, the word counts behind another one only.
func (w Words) certainlyAgentic(texts ...string) bool { return speak(texts, 1) || w.names(texts) }

// names reports whether one of the texts has the name of one of the project's
// own agents, as whole words.
func (w Words) names(texts []string) bool {
	for _, name := range w.Agents {
		own := " " + strings.Join(split(name), " ") + " "
		for _, text := range texts {
			if own != "  " && strings.Contains(" "+strings.Join(split(text), " ")+" ", own) {
				return true
			}
		}
	}
	return false
}

// speak is agentic; an "agent" counts from the word at least on.
func speak(texts []string, least int) bool {
	for _, text := range texts {
		words := split(text)
		for i, w := range words {
			if agentWords[w] || (w == "agent" || w == "agents") && i >= least && !other(words, i) {
				return true
			}
		}
	}
	return false
}

// other reports whether the "agent" at i is one of operations.
func other(words []string, i int) bool {
	return i > 0 && otherAgents[words[i-1]] || i+1 < len(words) && otherUses[words[i+1]]
}
