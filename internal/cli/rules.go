package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/credlint/credlint/internal/lint"
)

// table lists the rules.
func (p *program) table() *cobra.Command {
	format := choice{value: "text", of: []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if format.value == "json" {
				return rulesJSON(p.stdout, p.rules)
			}
			return rulesText(p.stdout, p.rules)
		},
	}
	cmd.Flags().VarP(&format, "format", "f", "how to print them")
	return cmd
}

func rulesText(w io.Writer, all []*lint.Rule) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, rule := range all {
		if _, err := fmt.Fprintf(table, "%s\t%s\t%s\n", rule.ID, rule.Severity, rule.Summary()); err != nil {
			return err
		}
	}
	return table.Flush()
}

func rulesJSON(w io.Writer, all []*lint.Rule) error {
	type row struct {
		ID       string `json:"id"`
		Severity string `json:"severity"`
		Summary  string `json:"summary"`
		Since    string `json:"since"`
		URL      string `json:"url"`
	}
	rows := []row{}
	for _, rule := range all {
		rows = append(rows, row{rule.ID, rule.Severity.String(), rule.Summary(), rule.Since, rule.URL()})
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	return out.Encode(rows)
}
