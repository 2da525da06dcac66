package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// loadFacts reads all files.
func loadFacts(dir string) (facts, error) {
	var f facts
	var errs [4]error
	f.clients, errs[0] = load(dir)
	f.servers, errs[1] = loadServers(dir)
	f.agents, errs[2] = loadAgents(dir)
	f.clouds, errs[3] = loadClouds(dir)
	return f, errors.Join(errs[:]...)
}

// load reads all clients, in the order of their ranks, with what was left out
// filled in.
func load(dir string) ([]*client, error) {
	clients, err := readFolder(filepath.Join(dir, "clients"))
	if err != nil {
		return nil, err
	}
	workloads, err := readFolder(filepath.Join(dir, "workloads"))
	if err != nil {
		return nil, err
	}
	for _, c := range workloads {
		for i := range c.Files {
			c.Files[i].kind = "Workload"
		}
	}
	clients = append(clients, workloads...)
	if err := addInstructions(clients, filepath.Join(dir, "instructions.yaml")); err != nil {
		return nil, err
	}
	for _, c := range clients {
		complete(c)
	}
	slices.SortStableFunc(clients, func(a, b *client) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID))
	})
	return clients, nil
}

// readFolder reads one file after the other.
func readFolder(dir string) ([]*client, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	var clients []*client
	for _, name := range files {
		c := &client{Rank: 100}
		if err := decode(name, c); err != nil {
			return nil, err
		}
		if want := strings.TrimSuffix(filepath.Base(name), ".yaml"); c.ID != want {
			return nil, fmt.Errorf("%s: id is %q, must be %q as the file", name, c.ID, want)
		}
		clients = append(clients, c)
	}
	return clients, nil
}

// decode refuses unknown fields, so that a misspelt one cannot lose a fact.
func decode(name string, into any) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// addInstructions makes each row a file of its client.
func addInstructions(clients []*client, name string) error {
	var rows []instruction
	if err := decode(name, &rows); err != nil {
		return err
	}
	for _, r := range rows {
		i := slices.IndexFunc(clients, func(c *client) bool { return c.ID == r.Client })
		if i < 0 {
			return fmt.Errorf("%s: no client %q", name, r.Client)
		}
		clients[i].Files = append(clients[i].Files, r.files()...)
	}
	return nil
}

// files are the row's paths, one file for each format.
func (r instruction) files() []file {
	var files []file
	add := func(format string) *file {
		i := slices.IndexFunc(files, func(f file) bool { return f.Format == format })
		if i < 0 {
			i = len(files)
			files = append(files, file{Format: format, Confidence: r.Confidence, kind: "Instructions", exact: r.Exact})
		}
		return &files[i]
	}
	for _, p := range r.Paths {
		f := add(textFormat(p))
		f.Paths = append(f.Paths, p)
	}
	for _, h := range r.Home {
		f := add(textFormat(h.Path))
		f.Home = append(f.Home, h)
	}
	return files
}

func textFormat(p string) string { return cmp.Or(extensions[path.Ext(p)], "text") }

func complete(c *client) {
	for i := range c.Files {
		f := &c.Files[i]
		f.Confidence = cmp.Or(f.Confidence, c.Confidence)
		f.Format = cmp.Or(f.Format, formatOf(f))
		if f.Scope == "" {
			f.Scope = "project"
			if len(f.Paths) == 0 {
				f.Scope = "user"
			}
		}
		if f.kind == "" {
			f.kind = "Config"
			switch {
			case f.Ignore:
				f.kind = "Ignore"
			case f.Format == "dotenv":
				f.kind = "DotenvFile"
			}
		}
		for j := range f.Sections {
			s := &f.Sections[j]
			s.Confidence = cmp.Or(s.Confidence, f.Confidence)
		}
	}
	for i := range c.Stores {
		c.Stores[i].Confidence = cmp.Or(c.Stores[i].Confidence, c.Confidence)
	}
}

func formatOf(f *file) string {
	first := ""
	if len(f.Paths) > 0 {
		first = f.Paths[0]
	} else if len(f.Home) > 0 {
		first = f.Home[0].Path
	}
	return extensions[path.Ext(first)]
}
