package main

import "path/filepath"

// server is one entry of servers.yaml.
type server struct {
	ID, Name, Confidence, Source string
	Words, Hosts                 []string
	On, Writes                   serverSwitch
	Asleep                       bool
	Write                        string
}

type serverSwitch struct{ Flags, Variables, Headers, URL []string }

// loadServers reads the servers whose read-only switch is known.
func loadServers(dir string) ([]server, error) {
	var servers []server
	err := decode(filepath.Join(dir, "servers.yaml"), &servers)
	return servers, err
}

func (s *server) check(no complain) {
	confidences.check(no, "confidence", s.Confidence)
	switch {
	case s.ID == "" || s.Name == "" || s.Source == "" || s.Write == "":
		no("id, name, source and write are required")
	case len(s.Words)+len(s.Hosts) == 0:
		no("a server needs words or hosts")
	case s.On.empty() && s.Writes.empty():
		no("a server needs a switch")
	}
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
	w.str("Write", s.Write)
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
