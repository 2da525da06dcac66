package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

// explain prints a rule's page.
func (p *program) explain() *cobra.Command {
	return &cobra.Command{
		Use:               "explain RULE",
		Short:             "Print a rule's page: what it finds, why it matters, how to mend it",
		Args:              oneRule,
		ValidArgsFunction: p.completeRules,
		RunE: func(_ *cobra.Command, args []string) error {
			rule, err := find(p.rules, args[0])
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(p.stdout, rule.Page)
			return err
		},
	}
}

// oneRule wants exactly one argument, in words of our own.
func oneRule(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("explain wants one RULE; %q lists them", "credlint rules")
	}
	return nil
}

// completeRules offers the rules' ids to the shell.
func (p *program) completeRules(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var ids []cobra.Completion
	for _, rule := range p.rules {
		ids = append(ids, cobra.CompletionWithDesc(rule.ID, rule.Summary()))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
