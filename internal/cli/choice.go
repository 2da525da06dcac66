package cli

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/credlint/credlint/internal/spell"
)

// choice is a flag that takes one of a few words.
type choice struct {
	value string
	of    []string
}

func (c *choice) String() string { return c.value }

// Type is how usage names the flag's value.
func (c *choice) Type() string { return strings.Join(c.of, "|") }

func (c *choice) Set(value string) error {
	if !slices.Contains(c.of, value) {
		return errors.New("want " + spell.OneOf(c.of))
	}
	c.value = value
	return nil
}

// completeChoices offers the words of flags to the shell.
func completeChoices(cmd *cobra.Command, flags map[string]*choice) {
	for name, c := range flags {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(c.of, cobra.ShellCompDirectiveNoFileComp))
	}
}

// count is a flag that takes a positive number; 0 stands for none given.
type count int

func (c *count) String() string { return strconv.Itoa(int(*c)) }

// Type is how usage names the flag's value.
func (c *count) Type() string { return "N" }

func (c *count) Set(value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 {
		return errors.New("want a positive number")
	}
	*c = count(n)
	return nil
}
