package fix

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/managers"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/remedy"
)

// Mover puts credentials into a secrets manager, through the manager's own
// program. A credential goes there by standard input and by no other way.
type Mover struct {
	Manager *remedy.Manager
	// At is the place in the manager that the user chose, or empty.
	At string
	// Run starts a program; Exec does.
	Run func(ctx context.Context, words []string, stdin string) (stdout string, err error)
}

// patience is how long a manager's program may take. It may ask its user to
// unlock a vault.
const patience = 2 * time.Minute

// Move stores the credentials of a changed file and reads each one back. It
// overwrites nothing. Only when it succeeds may the file be changed.
func (m *Mover) Move(ctx context.Context, r *Result) error {
	done := map[string]credential.Secret{}
	for _, a := range r.Applied {
		for _, moved := range a.Fix.Moved {
			if moved.Name == "" {
				continue // nobody needs it any more
			}
			if other, known := done[moved.Entry]; known {
				if !other.Same(moved.Secret) {
					return fmt.Errorf("two different values would be kept as %q", moved.Entry)
				}
				continue
			}
			if err := m.keep(ctx, moved); err != nil {
				return fmt.Errorf("%s: %w", moved.Name, err)
			}
			done[moved.Entry] = moved.Secret
		}
	}
	return nil
}

// keep stores one credential, unless it is there already.
func (m *Mover) keep(ctx context.Context, moved lint.Moved) error {
	store, fetch := m.Manager.Stored(m.At, moved), m.Manager.Fetched(m.At, moved)
	if store == nil || fetch == nil {
		return fmt.Errorf("the program of %s takes values as arguments only, which every process can read: store it yourself, and run credlint without --move", m.Manager.Name)
	}
	if held, err := m.fetch(ctx, fetch); err == nil && held != "" {
		if held == moved.Secret.Reveal() {
			return nil
		}
		return fmt.Errorf("%s holds another value there already", m.Manager.Name)
	}
	input, err := spell(m.Manager.Input, m.Manager, m.At, moved)
	if err != nil {
		return err
	}
	if _, err := m.Run(ctx, store, input); err != nil {
		return fmt.Errorf("%s could not store it: %s", m.Manager.Name, moved.Secret.Hide(err.Error(), credential.Redacted))
	}
	held, err := m.fetch(ctx, fetch)
	switch {
	case err != nil:
		return fmt.Errorf("%s could not read it back: %s", m.Manager.Name, moved.Secret.Hide(err.Error(), credential.Redacted))
	case held != moved.Secret.Reveal():
		return fmt.Errorf("%s gave back something else than what it was to store", m.Manager.Name)
	}
	return nil
}

// fetch reads a credential. Programs end what they print with a line end.
func (m *Mover) fetch(ctx context.Context, words []string) (string, error) {
	out, err := m.Run(ctx, words, "")
	return strings.TrimSuffix(strings.TrimSuffix(out, "\n"), "\r"), err
}

// spell writes a credential as the manager's program reads it.
func spell(form managers.Input, manager *remedy.Manager, at string, moved lint.Moved) (string, error) {
	secret := moved.Secret.Reveal()
	switch form {
	case managers.JSONString:
		text, err := json.Marshal(secret)
		return string(text), err
	case managers.Item:
		text, err := json.Marshal(map[string]any{
			"title": moved.Entry, "category": "API_CREDENTIAL",
			"fields": []map[string]string{{"id": "credential", "label": "credential", "type": "CONCEALED", "value": secret}},
		})
		return string(text), err
	case managers.Line:
		if strings.ContainsAny(secret, "\"\\\r\n") {
			return "", errors.New("the keychain's program cannot read such a value")
		}
		account := manager.At
		if at != "" {
			account = at
		}
		return fmt.Sprintf("add-generic-password -a %q -s %q -w \"%s\"\n", account, moved.Entry, secret), nil
	}
	return secret, nil
}

// Exec starts a program of the user's path. What it prints is never shown: it
// may be a credential.
func Exec(ctx context.Context, words []string, stdin string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.Stdin = strings.NewReader(stdin)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	switch said := strings.TrimSpace(errs.String()); {
	case err == nil:
		return out.String(), nil
	case errors.Is(err, exec.ErrNotFound):
		return "", fmt.Errorf("there is no program %q", words[0])
	case said != "":
		last := said[strings.LastIndexByte(said, '\n')+1:]
		return "", fmt.Errorf("%s (%w)", last, err)
	}
	return "", err
}
