package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

func signed(claims jwt.MapClaims) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(signingKey)
}

// authority is the least that "openssl ca" wants to know.
const authority = `[ca]
default_ca = own
[own]
database = %[1]s/index
serial = %[1]s/serial
new_certs_dir = %[1]s
default_md = default
policy = any
[any]
commonName = supplied
organizationName = optional
`

// certified is a certificate of openssl for the ten years from 2026, and its key.
func certified(subject string) (certificate, key []byte, err error) {
	dir, err := os.MkdirTemp("", "made")
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	at := func(name string) string { return filepath.Join(dir, name) }
	for name, content := range map[string]string{"index": "", "serial": "01", "ca": fmt.Sprintf(authority, dir)} {
		if err := os.WriteFile(at(name), []byte(content), 0o600); err != nil {
			return nil, nil, err
		}
	}
	if _, err := output("openssl", "req", "-new", "-newkey", "ed25519", "-nodes", "-keyout", at("key"), "-subj", subject, "-out", at("request")); err != nil {
		return nil, nil, err
	}
	certificate, err = output("openssl", "ca", "-config", at("ca"), "-batch", "-notext", "-selfsign", "-keyfile", at("key"), "-in", at("request"),
		"-startdate", "20260101000000Z", "-enddate", "20360101000000Z")
	if err != nil {
		return nil, nil, err
	}
	key, err = os.ReadFile(at("key"))
	return certificate, key, err
}

func openssl() (map[string]string, error) {
	certificate, key, err := certified("/O=agents/CN=agent")
	if err != nil {
		return nil, err
	}
	out := map[string]string{"certificate": string(certificate), "private key": string(key)}
	locked, err := output("openssl", "genpkey", "-algorithm", "ed25519", "-aes256", "-pass", "pass:EXAMPLE")
	if err != nil {
		return nil, err
	}
	legacy, err := output("openssl", "genrsa", "-traditional", "-aes128", "-passout", "pass:EXAMPLE", "2048")
	out["private key locked"], out["private key locked traditional"] = string(locked), string(legacy)
	return out, err
}

func sshKeygen() (map[string]string, error) {
	dir, err := os.MkdirTemp("", "made")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	out := map[string]string{}
	for name, args := range map[string][]string{
		"ssh key": {"-t", "ed25519", "-N", ""}, "ssh key rsa": {"-t", "rsa", "-b", "2048", "-N", ""},
		"ssh key ecdsa": {"-t", "ecdsa", "-N", ""}, "ssh key locked": {"-t", "ed25519", "-N", "EXAMPLE"},
	} {
		file := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
		if _, err := output("ssh-keygen", append(args, "-q", "-C", "someone@example.com", "-f", file)...); err != nil {
			return nil, err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		out[name] = string(text)
	}
	return out, nil
}

func output(program string, args ...string) ([]byte, error) {
	cmd := exec.Command(program, args...)
	var errors strings.Builder
	cmd.Stderr = &errors
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %s", program, err, errors.String())
	}
	return out, nil
}
