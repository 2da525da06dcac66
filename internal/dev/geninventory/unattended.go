package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// agent is one entry of unattended.yaml.
type agent struct {
	Client, Confidence, Source, Tight       string
	Starts, Loose, Keys, Fallback, Personal []string
	Lists, Commands                         []string
	Actions                                 []action
}

type action struct {
	Uses, Confidence, Source      string
	Token, Gated                  bool
	Opens, Args, Loose, Federated []string
	Fetches, Given                []string
	Keyless                       string
}

// loadAgents reads the agents that CI systems start.
func loadAgents(dir string) ([]agent, error) {
	var agents []agent
	err := decode(filepath.Join(dir, "unattended.yaml"), &agents)
	return agents, err
}

func (a *agent) check(no complain) {
	confidences.check(no, "confidence", a.Confidence)
	if a.Source == "" || len(a.Starts) == 0 || len(a.Keys) == 0 {
		no("source, starts and keys are required")
	}
	if (len(a.Loose) > 0) != (a.Tight != "") {
		no("loose and tight belong together")
	}
	if len(a.Lists) > 0 != (len(a.Commands) > 0) {
		no("lists and commands belong together")
	}
	for _, name := range a.Personal {
		if !slices.Contains(a.Keys, name) {
			no("personal: %q is none of its keys", name)
		}
	}
	for _, c := range a.Actions {
		c.check(no)
	}
}

func (c *action) check(no complain) {
	confidences.check(no, "confidence", c.Confidence)
	switch {
	case c.Source == "" || strings.Count(c.Uses, "/") == 0 || strings.Contains(c.Uses, "@"):
		no("action %q: its repository without version and a source are required", c.Uses)
	case len(c.Opens) > 0 && !c.Gated:
		no("action %q: what is not gated cannot be opened", c.Uses)
	case (len(c.Fetches) == 0) != (len(c.Given) == 0):
		no("action %q: fetches and given belong together", c.Uses)
	case (len(c.Federated) == 0) != (c.Keyless == ""):
		no("action %q: federated and keyless belong together", c.Uses)
	}
}

// agent writes an entry. Its client is known by its place in the table.
func (w *writer) agent(a *agent, clients []*client) error {
	at := slices.IndexFunc(clients, func(c *client) bool { return c.ID == a.Client })
	if at < 0 || len(clients[at].Programs) == 0 {
		return fmt.Errorf("unattended.yaml: no client %q with programs", a.Client)
	}
	w.f("{\nClient: clients[%d],\nConfidence: %s,\n", at, confidences[a.Confidence])
	w.list("Starts", a.Starts)
	w.list("Loose", a.Loose)
	w.list("Lists", a.Lists)
	w.list("Commands", a.Commands)
	w.str("Tight", a.Tight)
	w.list("Keys", a.Keys)
	w.list("Fallback", a.Fallback)
	w.list("Personal", a.Personal)
	if len(a.Actions) > 0 {
		w.f("Actions: []Action{\n")
		for _, c := range a.Actions {
			w.action(c)
		}
		w.f("},\n")
	}
	w.f("},\n")
	return nil
}

func (w *writer) action(c action) {
	w.f("{\nUses: %q,\nConfidence: %s,\n", c.Uses, confidences[c.Confidence])
	if c.Token {
		w.f("Token: true,\n")
	}
	if c.Gated {
		w.f("Gated: true,\n")
	}
	w.list("Fetches", c.Fetches)
	w.list("Given", c.Given)
	w.list("Opens", c.Opens)
	w.list("Args", c.Args)
	w.list("Loose", c.Loose)
	w.list("Federated", c.Federated)
	w.str("Keyless", c.Keyless)
	w.f("},\n")
}
