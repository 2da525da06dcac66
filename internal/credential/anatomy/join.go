package anatomy

import (
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/formats"
)

// Part is a credential with the name that it stands under.
type Part struct {
	Name string
	*Anatomy
}

// Join reads credentials that stand together: the parts of an AWS credential
// belong to each other where their names differ in nothing else
// (CI_AWS_ACCESS_KEY_ID and CI_AWS_SECRET_ACCESS_KEY). Where two could be
// meant, nothing is joined.
func Join(parts []Part) {
	sets := map[string]*awsSet{}
	for _, p := range parts {
		prefix, role := awsRole(p)
		if role == noRole {
			continue
		}
		if sets[prefix] == nil {
			sets[prefix] = &awsSet{}
		}
		sets[prefix].add(role, p.Anatomy)
	}
	for _, s := range sets {
		if id, secret := s.parts[idRole], s.parts[secretRole]; id != nil && secret != nil && !s.twice {
			Pair(id, secret, s.parts[sessionRole])
		}
	}
}

type role uint8

const (
	noRole role = iota
	idRole
	secretRole
	sessionRole
	roles
)

type awsSet struct {
	parts [roles]*Anatomy
	twice bool
}

func (s *awsSet) add(r role, a *Anatomy) {
	s.twice = s.twice || s.parts[r] != nil
	s.parts[r] = a
}

var (
	secretNames  = []string{"SECRETACCESSKEY", "AWSSECRETKEY", "SECRETKEY", "SECRETKEYID"}
	sessionNames = []string{"SESSIONTOKEN", "SECURITYTOKEN"}
	idNames      = []string{"ACCESSKEYID", "ACCESSKEY", "KEYID"}
)

// awsRole tells which part of an AWS credential p is, and what stands before
// that in its name.
func awsRole(p Part) (prefix string, r role) {
	name := strings.NewReplacer("_", "", "-", "", ".", "").Replace(strings.ToUpper(p.Name))
	cut := func(endings []string) string {
		for _, e := range endings {
			if head, found := strings.CutSuffix(name, e); found {
				return strings.TrimSuffix(head, "AWS")
			}
		}
		return name
	}
	ends := func(e string) bool { return strings.HasSuffix(name, e) }
	switch {
	case p.Format == "aws-access-key-long" || p.Format == "aws-access-key-temporary":
		return cut(idNames), idRole
	case slices.ContainsFunc(sessionNames, ends) && (!p.Known() || p.Format == "aws-session-token"):
		return cut(sessionNames), sessionRole
	case slices.ContainsFunc(secretNames, ends) && (!p.Known() || p.Format == "aws-secret-key"):
		return cut(secretNames), secretRole
	}
	return "", noRole
}

// temporary takes over what the id of a session tells of its token.
func (a *Anatomy) temporary(id *Anatomy) {
	if !a.Known() {
		a.become("aws-session-token")
	}
	if a.Format == "aws-session-token" && id.Lifetime == formats.Session {
		a.Confidence, a.Verified = id.Confidence, id.Verified
	}
}
