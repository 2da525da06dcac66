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
		if got := agentic(text); got != want {
			t.Errorf("%q: got %t", text, got)
		}
	}
}
