package inventory

import (
	"slices"
	"strings"
)

// Cloud is a provider that takes the identity of a CI job in place of a stored
// key.
type Cloud struct {
	ID, Name   string
	Confidence Confidence
	// Variables are those that hold a stored key.
	Variables []string
	// Login is the action that logs in, Stored its inputs for a stored key.
	Login  string
	Stored []string
	// Keyless says what to write instead in GitHub Actions, GitLab in GitLab CI.
	Keyless, GitLab string
}

// CloudByVariable returns the cloud whose stored key a variable holds, or nil.
func CloudByVariable(name string) *Cloud {
	return cloud(func(c *Cloud) bool { return slices.Contains(c.Variables, name) })
}

// CloudByHandout is CloudByVariable, or, for the input of an action that logs
// in, the cloud that the input is for.
func CloudByHandout(name string, login bool) *Cloud {
	if login {
		return cloud(func(c *Cloud) bool { return slices.Contains(c.Stored, name) })
	}
	return CloudByVariable(name)
}

// CloudByLogin returns the cloud into which an action logs in, or nil.
func CloudByLogin(uses string) *Cloud {
	return cloud(func(c *Cloud) bool { return strings.EqualFold(c.Login, uses) })
}

func cloud(is func(*Cloud) bool) *Cloud {
	for i := range clouds {
		if is(&clouds[i]) {
			return &clouds[i]
		}
	}
	return nil
}
