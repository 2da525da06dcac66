package declare

import "testing"

// An agent of a model and one of operations share a word.
func TestAgentic(t *testing.T) {
	for text, want := range map[string]bool{
		"claude-readonly": true, "mcp_server": true, "support-agent": true, "agents/key.json": true, "AgentKey": true,
		"infra/ai/main.tf": true, "my-llm-key": true, "researchAgentToken": true,
		"vault-agent": false, "datadog_agent": false, "gitlab-agent": false, "user-agent": false, "buildkite-agent": false,
		"agent-pool": false, "reagent": false, "email": false, "domain": false, "storefront": false, "": false,
		"details": false, "cursor": false, "dependabot": false,
	} {
		if got := (Words{}).agentic(text); got != want {
			t.Errorf("%q: got %t", text, got)
		}
	}
}

// A project's own agents are known by whole words of their names.
func TestOwnAgents(t *testing.T) {
	words := Words{Agents: []string{"butler", "Night Shift", "--"}}
	for text, want := range map[string]bool{
		"butler": true, "the-butler-key": true, "ButlerKey": true, "night-shift": true, "x_NightShift_y": true, "claude": true,
		"butlers": false, "night": false, "shift-night": false, "nightly-shift": false, "": false, "--": false, "deploy": false,
	} {
		if got := words.agentic(text); got != want {
			t.Errorf("%q: got %t", text, got)
		}
		if got := words.certainlyAgentic(text); got != want {
			t.Errorf("%q: got %t in Vault", text, got)
		}
	}
}
