package anatomy

import "github.com/credlint/credlint/internal/credential/formats"

// Pair reads the parts of an AWS credential together: the id tells how long the
// secret lives and to which account it belongs. session is nil where no session
// token stands beside them.
func Pair(id, secret, session *Anatomy) {
	temporary := id.Format == "aws-access-key-temporary"
	if !temporary && id.Format != "aws-access-key-long" {
		return
	}
	secret.pairWith(id)
	if session != nil {
		session.temporary(id)
		session.IDs = append(session.IDs, id.IDs...)
	}
	switch {
	case temporary && session == nil:
		secret.note("a temporary key without its session token opens nothing")
	case !temporary && session != nil:
		session.note("stands beside a long-term key, which it does not belong to")
	}
}

func (a *Anatomy) pairWith(id *Anatomy) {
	if !a.Known() {
		a.become("aws-secret-key")
	}
	if a.Format == "aws-secret-key" {
		a.Lifetime = id.Lifetime
		a.Confidence, a.Verified = id.Confidence, id.Verified
		a.Instead, a.How, a.Revoke, a.RevokeBy = id.Instead, id.How, id.Revoke, id.RevokeBy
		if id.Lifetime == formats.Session {
			a.Kind = "Temporary secret access key"
		}
	}
	a.IDs = append(a.IDs, id.IDs...)
}
