package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/credential/mint"
)

// managerEntry is one file of internal/credential/managers.
type managerEntry struct {
	ID         string              `yaml:"id"`
	Name       string              `yaml:"name"`
	Confidence managers.Confidence `yaml:"confidence"`
	Source     string              `yaml:"source"`
	General    bool                `yaml:"general"`
	Relays     bool                `yaml:"relays"`
	Values     []string            `yaml:"values"`
	Fetch      string              `yaml:"fetch"`
	References []struct {
		ID        string   `yaml:"id"`
		Encrypted bool     `yaml:"encrypted"`
		Heads     []string `yaml:"heads"`
		Pattern   string   `yaml:"pattern"`
		OK        []string `yaml:"ok"`
		No        []string `yaml:"no"`
	} `yaml:"references"`
	Commands []commandEntry  `yaml:"commands"`
	Weak     []weaknessEntry `yaml:"weak"`
	Handover []handoverEntry `yaml:"handover"`
}

type commandEntry struct {
	Run        []string            `yaml:"run"`
	As         managers.Act        `yaml:"as"`
	All        bool                `yaml:"all"`
	Person     bool                `yaml:"person"`
	Alone      bool                `yaml:"alone"`
	Confidence managers.Confidence `yaml:"confidence"`
	Needs      []string            `yaml:"needs"`
	Without    []string            `yaml:"without"`
	Except     []string            `yaml:"except"`
	At         []string            `yaml:"at"`
	Mint       mintEntry           `yaml:"mint"`
	Files      []string            `yaml:"files"`
	Over       []string            `yaml:"over"`
	Default    string              `yaml:"default"`
	Injects    managers.Injection  `yaml:"injects"`
	Skip       *int                `yaml:"skip"`
	Joined     bool                `yaml:"joined"`
	Line       []string            `yaml:"line"`
	Narrow     []string            `yaml:"narrow"`
	Narrower   string              `yaml:"narrower"`
	Weak       []weaknessEntry     `yaml:"weak"`
}

type weaknessEntry struct {
	Flag     string   `yaml:"flag"`
	Missing  []string `yaml:"missing"`
	Variable string   `yaml:"variable"`
	Set      []string `yaml:"set"`
	Why      string   `yaml:"why"`
}

// managerSource returns the generated table of managers.
func managerSource(root string) ([]byte, error) {
	files, err := filepath.Glob(filepath.Join(root, managersData))
	if err != nil {
		return nil, err
	}
	var table []managers.Manager
	for _, name := range files {
		m, err := readManager(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		table = append(table, m)
	}
	return source("managers", "github.com/credlint/credlint/internal/credential/mint", variable{"table", table})
}

func readManager(name string) (managers.Manager, error) {
	var e managerEntry
	text, err := os.ReadFile(name)
	if err != nil {
		return managers.Manager{}, err
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&e); err != nil {
		return managers.Manager{}, err
	}
	if e.ID != strings.TrimSuffix(filepath.Base(name), ".yaml") || e.Name == "" || e.Source == "" || !known(e.Confidence) {
		return managers.Manager{}, errors.New("an id as the file, a name, a source and a confidence are needed")
	}
	return e.manager()
}

func known(c managers.Confidence) bool {
	return slices.Contains([]managers.Confidence{managers.Source, managers.Docs, managers.ThirdParty, managers.Memory}, c)
}

// manager checks an entry and gives it the form of the table.
func (e *managerEntry) manager() (managers.Manager, error) {
	m := managers.Manager{
		ID: e.ID, Name: e.Name, General: e.General, Relays: e.Relays, Confidence: e.Confidence, Values: e.Values, Fetch: e.Fetch,
	}
	for _, r := range e.References {
		short := func(head string) bool { return len(head) < 2 }
		if _, err := regexp.Compile(r.Pattern); err != nil || r.ID == "" || len(r.Heads) == 0 || slices.ContainsFunc(r.Heads, short) {
			return m, fmt.Errorf("reference %q: an id, heads of two bytes or more and a pattern are needed: %w", r.ID, err)
		}
		m.References = append(m.References, managers.Reference{
			ID: r.ID, Heads: r.Heads, Pattern: r.Pattern, Encrypted: r.Encrypted, OK: r.OK, No: r.No,
		})
	}
	var err error
	if m.Weak, err = weaknesses(e.Weak); err != nil {
		return m, err
	}
	if m.Handover, err = handovers(e.Handover); err != nil {
		return m, err
	}
	for _, c := range e.Commands {
		commands, err := c.commands(e.Confidence)
		if err != nil {
			return m, fmt.Errorf("command %q: %w", c.Run, err)
		}
		m.Commands = append(m.Commands, commands...)
	}
	return m, nil
}

// commands are the entry's command under each of its names.
func (c *commandEntry) commands(confidence managers.Confidence) ([]managers.Command, error) {
	if err := c.check(cmp.Or(c.Confidence, confidence)); err != nil {
		return nil, err
	}
	command := managers.Command{
		As: c.As, All: c.All, Person: c.Person, Alone: c.Alone, Confidence: cmp.Or(c.Confidence, confidence),
		Needs: c.Needs, Without: c.Without, Except: c.Except, At: c.At, Mint: mint.Kind(c.Mint), Files: c.Files, Over: c.Over, Default: c.Default,
		Injects: c.Injects, Skip: managers.Behind, Joined: c.Joined, Line: c.Line, Narrow: c.Narrow, Narrower: c.Narrower,
	}
	if c.Skip != nil {
		command.Skip = *c.Skip
	}
	var err error
	if command.Weak, err = weaknesses(c.Weak); err != nil {
		return nil, err
	}
	var all []managers.Command
	for _, run := range c.Run {
		named := command
		named.Words = strings.Fields(run)
		all = append(all, named)
	}
	return all, nil
}

func (c *commandEntry) check(confidence managers.Confidence) error {
	acts := []managers.Act{managers.Read, managers.Write, managers.Launch, managers.Broker, managers.Dump, managers.Make}
	injections := []managers.Injection{managers.All, managers.References, managers.Named, managers.One, managers.File}
	switch {
	case len(c.Run) == 0 || slices.Contains(c.Run, ""):
		return errors.New("run is needed")
	case !slices.Contains(acts, c.As):
		return fmt.Errorf("as: there is no act %q", c.As)
	case (c.As == managers.Launch) != slices.Contains(injections, c.Injects):
		return fmt.Errorf("injects: %q does not go with %q", c.Injects, c.As)
	case c.As == managers.Write && c.Default == "" && len(c.Files) == 0:
		return errors.New("a command that writes needs files or a default")
	case (len(c.Narrow) > 0) != (c.Narrower != ""):
		return errors.New("narrow and narrower go together")
	case c.Confidence != "" && !known(c.Confidence):
		return fmt.Errorf("there is no confidence %q", c.Confidence)
	case c.As == managers.Make && c.Mint.Noun == "":
		return errors.New("what it makes is needed")
	case c.Mint.Noun != "":
		return c.Mint.check(confidence)
	}
	return nil
}

func weaknesses(list []weaknessEntry) ([]managers.Weakness, error) {
	var all []managers.Weakness
	for _, w := range list {
		if w.Why == "" || (w.Flag != "") == (len(w.Missing) > 0 || w.Variable != "") || (w.Variable != "") != (len(w.Set) > 0) {
			return nil, fmt.Errorf("weak: %+v needs a why and one of flag, missing, variable with set", w)
		}
		all = append(all, managers.Weakness(w))
	}
	return all, nil
}
