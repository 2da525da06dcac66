package main

import (
	"bytes"
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
	"github.com/credlint/credlint/internal/credential/scopes"
)

// mintEntry is one way to make a credential.
type mintEntry struct {
	Noun       string   `yaml:"noun"`
	Policy     bool     `yaml:"policy"`
	Ends       []string `yaml:"ends"`
	Unit       string   `yaml:"unit"`
	Set        string   `yaml:"set"`
	Endless    []string `yaml:"endless"`
	Unset      string   `yaml:"unset"`
	Scopes     []string `yaml:"scopes"`
	Providers  []string `yaml:"providers"`
	After      string   `yaml:"after"`
	Everything bool     `yaml:"everything"`
	Documents  []string `yaml:"documents"`
	Labels     []string `yaml:"labels"`
	Field      string   `yaml:"field"`
	Value      string   `yaml:"value"`
	Operations bool     `yaml:"operations"`
	Instead    string   `yaml:"instead"`
}

// sourcedEntry is one of resources.yaml or requests.yaml.
type sourcedEntry struct {
	Names      []string            `yaml:"names"`
	At         []string            `yaml:"at"`
	Confidence managers.Confidence `yaml:"confidence"`
	Source     string              `yaml:"source"`
	Mint       mintEntry           `yaml:",inline"`
}

// mintSource returns the generated tables of resources and requests.
func mintSource(root string) ([]byte, error) {
	var resources []mint.Resource
	var requests []mint.Request
	for _, name := range []string{resourcesData, requestsData} {
		entries, err := readSourced(filepath.Join(root, name))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, e := range entries {
			kind := mint.Kind(e.Mint)
			if name == resourcesData {
				resources = append(resources, mint.Resource{Names: e.Names, Kind: kind})
			} else {
				requests = append(requests, mint.Request{At: e.At, Kind: kind})
			}
		}
	}
	return source("mint", "", variable{"resources", resources}, variable{"requests", requests})
}

func readSourced(name string) ([]sourcedEntry, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var entries []sourcedEntry
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&entries); err != nil {
		return nil, err
	}
	for _, e := range entries {
		if len(e.Names)+len(e.At) == 0 || e.Source == "" || !known(e.Confidence) {
			return nil, fmt.Errorf("%s: names or at, a source and a confidence are needed", e.Mint.Noun)
		}
		if err := e.Mint.check(e.Confidence); err != nil {
			return nil, fmt.Errorf("%v %v: %w", e.Names, e.At, err)
		}
	}
	return entries, nil
}

// set is a field with its value, in one word or two.
var set = regexp.MustCompile(`^[\w/-]+[= ]\{(length|seconds|days|date)\}$`)

var unset = regexp.MustCompile(`^(never|\d+[hd])$`)

func (e *mintEntry) check(c managers.Confidence) error {
	switch {
	case e.Noun == "":
		return errors.New("a noun is needed")
	case c == managers.Memory && (e.Unset != "" || e.Everything):
		return errors.New("what is only remembered says nothing of unset and everything")
	case e.Unset != "" && !unset.MatchString(e.Unset):
		return fmt.Errorf("unset: %q is no length", e.Unset)
	case len(e.Ends) > 0 && !slices.Contains([]string{"s", "h", "d", "y"}, e.Unit):
		return fmt.Errorf("unit: %q is none", e.Unit)
	case e.Set != "" && (!set.MatchString(e.Set) || !slices.ContainsFunc(e.Ends, func(end string) bool { return strings.HasPrefix(e.Set, end) })):
		return fmt.Errorf("set: %q is not one of ends with one of {length}, {seconds}, {days} and {date}", e.Set)
	case e.Policy && (len(e.Ends) > 0 || e.Unset != ""):
		return errors.New("a policy has no end")
	case e.Policy && len(e.Scopes)+len(e.Documents) == 0:
		return errors.New("a policy needs scopes or documents")
	case (e.Field == "") != (e.Value == ""):
		return errors.New("field and value go together")
	}
	for _, id := range e.Providers {
		if scopes.ByID(id) == nil {
			return fmt.Errorf("there is no provider %q", id)
		}
	}
	return nil
}
