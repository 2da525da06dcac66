package anatomy

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/formats"
)

// kubeUser is an entry below users, or a fragment of one that stands alone.
type kubeUser struct {
	Certificate string    `yaml:"client-certificate-data"`
	Key         string    `yaml:"client-key-data"`
	Token       string    `yaml:"token"`
	Exec        yaml.Node `yaml:"exec"`
}

type kubeFile struct {
	Current  string `yaml:"current-context"`
	Contexts []struct {
		Name    string `yaml:"name"`
		Context struct {
			User    string `yaml:"user"`
			Cluster string `yaml:"cluster"`
		} `yaml:"context"`
	} `yaml:"contexts"`
	Users []struct {
		Name string   `yaml:"name"`
		User kubeUser `yaml:"user"`
	} `yaml:"users"`
	kubeUser `yaml:",inline"`
}

// kubeconfig reads the user of the current context.
func kubeconfig(text string, a *Anatomy) bool {
	if !strings.Contains(text, "client-certificate-data") && !strings.Contains(text, "client-key-data") && !strings.Contains(text, "current-context") {
		return false
	}
	var file kubeFile
	if yaml.Unmarshal([]byte(text), &file) != nil {
		return false
	}
	a.become("kubeconfig")
	user := file.user(a)
	switch {
	case user.Certificate != "":
		if raw, err := decode64(user.Certificate); err == nil {
			a.clientCertificate(raw)
		}
	case user.Token != "":
		a.kubeToken(user.Token)
	case !user.Exec.IsZero():
		a.Lifetime = formats.Session
		a.note("a program fetches the credential when it is needed")
	}
	return true
}

// user is the one that the current context names, else the first.
func (f *kubeFile) user(a *Anatomy) kubeUser {
	name := ""
	for _, c := range f.Contexts {
		if c.Name == f.Current || f.Current == "" {
			name = c.Context.User
			a.id("cluster", c.Context.Cluster)
			break
		}
	}
	for _, u := range f.Users {
		if name == "" || u.Name == name {
			a.id("user", u.Name)
			return u.User
		}
	}
	return f.kubeUser
}

func (a *Anatomy) kubeToken(text string) {
	if claims, ok := credential.Claims(text); ok {
		a.jwt(claims)
		return
	}
	a.note("holds an opaque token")
}
