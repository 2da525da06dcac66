package anatomy

import (
	"bytes"
	"encoding/binary"
	"encoding/pem"
	"strings"
)

// privateKey reads what the wrapping of a private key tells: whether a
// passphrase protects it, and the comment, which often names its owner.
func privateKey(text string, a *Anatomy) bool {
	if !strings.HasPrefix(text, "-----BEGIN ") || !strings.Contains(text, "PRIVATE KEY") {
		return false
	}
	a.become("private-key-pem")
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return true
	}
	a.Kind = "Private key (PEM)"
	switch {
	case block.Type == "OPENSSH PRIVATE KEY":
		a.Kind = "Private key (OpenSSH)"
		a.openSSH(block.Bytes)
	case strings.HasPrefix(block.Type, "PGP "):
		a.Kind = "Private key (PGP)"
	case block.Type == "ENCRYPTED PRIVATE KEY", block.Headers["DEK-Info"] != "":
		a.note("protected by a passphrase")
	default:
		a.note("not protected by a passphrase")
	}
	return true
}

// openSSH reads OpenSSH's own form: cipher, key derivation, public keys, and
// the private part, at whose end the comment stands.
func (a *Anatomy) openSSH(raw []byte) {
	raw, ok := bytes.CutPrefix(raw, []byte("openssh-key-v1\x00"))
	if !ok {
		return
	}
	fields, rest := fieldsOf(raw, 3) // cipher, derivation, its options
	if len(fields) < 3 || len(rest) < 4 {
		return
	}
	if string(fields[0]) != "none" {
		a.note("protected by a passphrase")
		return
	}
	a.note("not protected by a passphrase")
	keys := binary.BigEndian.Uint32(rest)
	fields, _ = fieldsOf(rest[4:], 2) // a public key and the private part
	if keys == 1 && len(fields) == 2 {
		a.sshComment(fields[1])
	}
}

// sshFields is how many fields a private key has, the type and the comment
// included. Other types are not read: their last field might be no comment.
var sshFields = map[string]int{
	"ssh-ed25519": 4, "ssh-rsa": 8,
	"ecdsa-sha2-nistp256": 5, "ecdsa-sha2-nistp384": 5, "ecdsa-sha2-nistp521": 5,
}

func (a *Anatomy) sshComment(private []byte) {
	if len(private) < 8 {
		return
	}
	private = private[8:] // the same random number twice
	kind, _ := fieldsOf(private, 1)
	if len(kind) == 0 {
		return
	}
	n := sshFields[string(kind[0])]
	fields, padding := fieldsOf(private, n)
	if n == 0 || len(fields) < n || len(padding) > 255 {
		return
	}
	for i, b := range padding {
		if b != byte(i+1) {
			return
		}
	}
	a.note("type " + string(kind[0]))
	a.id("comment", string(fields[n-1]))
}

// fieldsOf reads up to n texts, each behind its length in four bytes.
func fieldsOf(raw []byte, n int) (fields [][]byte, rest []byte) {
	for range n {
		if len(raw) < 4 {
			break
		}
		size := binary.BigEndian.Uint32(raw)
		if uint64(size) > uint64(len(raw)-4) {
			break
		}
		fields = append(fields, raw[4:4+size])
		raw = raw[4+size:]
	}
	return fields, raw
}
