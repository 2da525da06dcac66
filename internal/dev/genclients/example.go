package main

import (
	"fmt"
	"strings"

	"github.com/credlint/credlint/internal/inventory"
)

// example is the shortest change of one line that credlint fix makes in the
// home of a client, by the golden file of all such changes; or empty.
func example(fixes, client string) string {
	_, rest, found := strings.Cut("\n"+fixes, "\n==== "+client+"\n")
	if !found {
		return ""
	}
	changes, _, _ := strings.Cut(rest, "\n==== ")
	best, file := "", ""
	lines := strings.Split(changes, "\n")
	for i, line := range lines {
		if name, ok := strings.CutPrefix(line, "+++ b/"); ok {
			file = name
			continue
		}
		if !alone(lines, i) || strings.HasPrefix(file, ".") && strings.HasSuffix(file, ".env") {
			continue
		}
		change := fmt.Sprintf("%s\n-%s\n+%s", file, strings.TrimSpace(line[1:]), strings.TrimSpace(lines[i+1][1:]))
		if best == "" || len(change) < len(best) {
			best = change
		}
	}
	if best == "" {
		return ""
	}
	return "```diff\n" + best + "\n```"
}

// alone reports whether line i is taken out and one other put in its place.
func alone(lines []string, i int) bool {
	at := func(i int, sign string) bool {
		return i >= 0 && i < len(lines) && strings.HasPrefix(lines[i], sign) && !strings.HasPrefix(lines[i], sign+sign)
	}
	return at(i, "-") && at(i+1, "+") && !at(i-1, "-") && !at(i+2, "+")
}

// plain is a config in the common shape, for a client that expands references
// in it; else it is empty.
func plain(c *inventory.Client) string {
	if c.Dialect.Prefer == "" {
		return ""
	}
	for _, f := range c.Files {
		if f.Kind != inventory.Config || f.Dialect != nil || f.Format != inventory.JSON && f.Format != inventory.JSONC {
			continue
		}
		for _, s := range f.Sections {
			if s.As != inventory.ServersByName || s.At != "mcpServers" || s.Dialect != nil {
				continue
			}
			name := ""
			switch {
			case len(f.Paths) > 0:
				name = strings.TrimPrefix(f.Paths[0], "**/")
			case len(f.Home) > 0:
				name = f.Home[0].Path
			}
			reference := strings.ReplaceAll(c.Dialect.Prefer, "NAME", "TICKETS_TOKEN")
			return fmt.Sprintf("```diff\n%s\n-\"tickets\": { \"command\": \"tickets-mcp\", \"env\": { \"TICKETS_TOKEN\": \"********\" } }\n"+
				"+\"tickets\": { \"command\": \"tickets-mcp\", \"env\": { \"TICKETS_TOKEN\": %q } }\n```", name, reference)
		}
	}
	return ""
}
