package standard

// Checklist is what credlint holds credentials of agents to. Rules cite its
// sentences by number, from 1.
var Checklist = [...]string{
	"A dedicated key for each agent or tool, never a person's own.",
	"Read-only unless writes are needed.",
	"The fewest endpoints and scopes.",
	"An expiry, 24 hours or less for session work, rotated.",
	"Injected at run time by a secrets manager.",
	"Never stored in an MCP config or a `.env` file in the project.",
	"Labelled, so that agent use can be audited apart from human use.",
	"For HTTP MCP servers: OAuth 2.1 with PKCE instead of a static key.",
}
