package main

import "path/filepath"

// cloud is one entry of clouds.yaml.
type cloud struct {
	ID, Name, Confidence, Source string
	Variables, Stored            []string
	Login, Keyless, GitLab       string
}

// loadClouds reads the providers that take a job's identity for a key.
func loadClouds(dir string) ([]cloud, error) {
	var list []cloud
	err := decode(filepath.Join(dir, "clouds.yaml"), &list)
	return list, err
}

func (c *cloud) check(no complain) {
	confidences.check(no, "confidence", c.Confidence)
	if c.ID == "" || c.Name == "" || c.Source == "" || c.Login == "" || c.Keyless == "" || c.GitLab == "" {
		no("id, name, source, login, keyless and gitlab are required")
	}
	if len(c.Variables) == 0 || len(c.Stored) == 0 {
		no("variables and stored are required")
	}
}

func (w *writer) cloud(c *cloud) {
	w.f("{\nID: %q,\nName: %q,\nConfidence: %s,\n", c.ID, c.Name, confidences[c.Confidence])
	w.list("Variables", c.Variables)
	w.str("Login", c.Login)
	w.list("Stored", c.Stored)
	w.str("Keyless", c.Keyless)
	w.str("GitLab", c.GitLab)
	w.f("},\n")
}
