package anatomy

import (
	"crypto/x509"
	"encoding/pem"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/credential/formats"
)

// certificate reads a certificate that stands alone. It is no secret, but its
// key lives as long as it does.
func certificate(text string, a *Anatomy) bool {
	if !strings.HasPrefix(text, "-----BEGIN CERTIFICATE-----") {
		return false
	}
	a.become("x509-certificate")
	a.clientCertificate([]byte(text))
	return true
}

// clientCertificate reads who a certificate names, as Kubernetes understands
// it: the common name is the user, the organizations are its groups.
func (a *Anatomy) clientCertificate(raw []byte) {
	block, _ := pem.Decode(raw)
	if block == nil || block.Type != "CERTIFICATE" {
		return
	}
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return
	}
	if end := plausible(cert.NotAfter); !end.IsZero() {
		a.until(plausible(cert.NotBefore), end)
	}
	a.id("user", cert.Subject.CommonName)
	for _, group := range cert.Subject.Organization {
		a.id("group", group)
	}
	if slices.Contains(cert.Subject.Organization, "system:masters") {
		a.Reach = formats.Admin
		a.note("the group system:masters cannot be restricted")
	}
}
