package anatomy

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"math/big"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"github.com/credlint/credlint/internal/credential"
)

// certificateFor is a certificate as the authority of a cluster makes it.
func certificateFor(t *testing.T, user string, groups ...string) []byte {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: user, Organization: groups},
		NotBefore: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2036, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, public, private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

// The layout is what kubectl config writes.
const kubectl = `apiVersion: v1
clusters:
- cluster:
    server: https://k.example.com
  name: prod
contexts:
- context:
    cluster: prod
    user: prod-admin
  name: prod
current-context: prod
kind: Config
preferences: {}
users:
- name: other
  user:
    token: correct-horse-battery
- name: prod-admin
  user:
    client-certificate-data: CERT
    client-key-data: RVhBTVBMRQ==
`

// A client certificate tells the user, the groups and the end.
func TestKubeconfig(t *testing.T) {
	cert := base64.StdEncoding.EncodeToString(certificateFor(t, "kubernetes-admin", "system:masters"))
	a := Read("", credential.NewSecret(strings.Replace(kubectl, "CERT", cert, 1)), "")
	want := "kubeconfig unknown admin bounded from 2026-01-01 to 2036-01-01 cluster=prod user=prod-admin user=kubernetes-admin group=system:masters"
	if got := fact(a); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// A certificate by itself opens nothing.
func TestCertificate(t *testing.T) {
	a := Read("", credential.NewSecret(string(certificateFor(t, "agent"))), "")
	if a.Weight(time.Time{}) != Nothing || a.Expires.Year() != 2036 {
		t.Errorf("got %s, weight %d", fact(a), a.Weight(time.Time{}))
	}
}

// The comment of a key says who uses it; a passphrase hides it.
func TestPrivateKey(t *testing.T) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	open, err := ssh.MarshalPrivateKey(key, "someone@example.com")
	if err != nil {
		t.Fatal(err)
	}
	closed, err := ssh.MarshalPrivateKeyWithPassphrase(key, "someone@example.com", []byte("example"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		about string
		block *pem.Block
		want  string
	}{
		{"open", open, "private-key-pem unknown depends unbounded comment=someone@example.com not protected by a passphrase, type ssh-ed25519"},
		{"closed", closed, "private-key-pem unknown depends unbounded protected by a passphrase"},
	} {
		a := Read("", credential.NewSecret(string(pem.EncodeToMemory(tt.block))), "")
		if got := fact(a) + " " + strings.Join(a.Notes, ", "); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.about, got, tt.want)
		}
	}
}
