package main

import (
	"path/filepath"
	"slices"
	"strings"
)

// server is one entry of servers.yaml.
type server struct {
	ID, Name, Confidence, Source string
	Words, Hosts                 []string
	On, Writes                   serverSwitch
	Asleep                       bool
	Narrow                       serverSwitch
	Wide                         string
	Set                          serverSetting
}

type serverSwitch struct{ Flags, Variables, Headers, URL []string }

type serverSetting struct{ Variable, Flag, Path, Query string }

// loadServers reads the servers whose read-only switch is known.
func loadServers(dir string) ([]server, error) {
	var servers []server
	err := decode(filepath.Join(dir, "servers.yaml"), &servers)
	return servers, err
}

func (s *server) check(no complain) {
	confidences.check(no, "confidence", s.Confidence)
	switch {
	case s.ID == "" || s.Name == "" || s.Source == "" || s.Set == (serverSetting{}):
		no("id, name, source and set are required")
	case len(s.Words)+len(s.Hosts) == 0:
		no("a server needs words or hosts")
	case len(s.Words) > 0 && s.Set.Variable == "" && s.Set.Flag == "", len(s.Hosts) > 0 && s.Set.Path == "" && s.Set.Query == "":
		no("words need a variable or a flag to set, hosts a path or a query")
	case !s.setsSwitch():
		no("what is set has to be among the switches")
	case s.Narrow.empty() != (s.Wide == ""):
		no("narrow and wide go together")
	case s.On.empty() && s.Writes.empty():
		no("a server needs a switch")
	}
}

// setsSwitch reports whether each way to set the mode is one that is known to do
// so: a variable with a value, a flag, a part of the address.
func (s *server) setsSwitch() bool {
	variable, value, _ := strings.Cut(s.Set.Variable, "=")
	known := append(append(s.On.Variables, s.Writes.Variables...), append(s.On.Flags, s.On.URL...)...)
	for _, way := range []string{variable, s.Set.Flag, s.Set.Path, s.Set.Query} {
		if way != "" && !slices.Contains(known, way) {
			return false
		}
	}
	return (variable != "") == (value != "")
}

func (s serverSwitch) empty() bool {
	return len(s.Flags)+len(s.Variables)+len(s.Headers)+len(s.URL) == 0
}

func (w *writer) server(s *server) {
	w.f("{\n")
	w.str("ID", s.ID)
	w.str("Name", s.Name)
	w.f("Confidence: %s,\n", confidences[s.Confidence])
	w.list("Words", s.Words)
	w.list("Hosts", s.Hosts)
	w.serverSwitch("On", s.On)
	w.serverSwitch("Writes", s.Writes)
	if s.Asleep {
		w.f("Asleep: true,\n")
	}
	w.serverSwitch("Narrow", s.Narrow)
	if s.Wide != "" {
		w.str("Wide", s.Wide)
	}
	w.f("Set: Setting{\n")
	w.str("Variable", s.Set.Variable)
	w.str("Flag", s.Set.Flag)
	w.str("Path", s.Set.Path)
	w.str("Query", s.Set.Query)
	w.f("},\n")
	w.f("},\n")
}

func (w *writer) serverSwitch(field string, s serverSwitch) {
	if s.empty() {
		return
	}
	w.f("%s: Switch{\n", field)
	w.list("Flags", s.Flags)
	w.list("Variables", s.Variables)
	w.list("Headers", s.Headers)
	w.list("URL", s.URL)
	w.f("},\n")
}
