// Package baseline is about findings that are known and left for later. A file
// has one line for each of them, so that a run tells only what is new, and what
// is gone:
//
//	credlint baseline 1
//	salt 0f1e...
//	035dd81bef9be7e6b8183d5d6d85b5cd 9f3c static-key-in-config .mcp.json
//
// The first word names the place, without lines or columns, and the second one
// marks the secret: 16 bits of an HMAC under the file's own salt. They tell that
// a secret was exchanged, and are far too few to tell what it is. Rule and path
// are for whoever reads the file. It is sorted, and the order of lines has no
// meaning, so that two branches can be merged.
package baseline

import (
	"fmt"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/suppress"
)

// Baseline is a list of known findings.
type Baseline struct {
	path    string // by which reports name the file
	salt    []byte
	entries []Entry
}

// Entry is one finding that is known.
type Entry struct {
	key
	// Rule and Path are as people read them.
	Rule, Path string
}

// key is what a finding is known by. Several findings may have the same one.
type key struct{ place, marker string }

// unmarked stands for the marker of a finding on something that is no secret.
const unmarked = "-"

// New is an empty baseline.
func New(path string, salt []byte) *Baseline { return &Baseline{path: path, salt: salt} }

// Path is the file by which reports name the baseline.
func (b *Baseline) Path() string { return b.path }

// key is what a finding is known by. Its place has the name of the first finding
// there: one that is mended does not rename those behind it.
func (b *Baseline) key(f *lint.Finding) key {
	k := key{f.FingerprintAt(1), unmarked}
	if f.Grant != nil && !f.Grant.Secret.Empty() {
		k.marker = fmt.Sprintf("%04x", f.Grant.Secret.Marker(b.salt))
	}
	return k
}

// Apply takes the findings away that are known, and returns the entries that
// speak of none of them. It is safe on nil.
func (b *Baseline) Apply(findings []lint.Finding) (suppress.Verdict, []Entry) {
	if b == nil {
		return suppress.Verdict{Kept: findings}, nil
	}
	left := map[key]int{}
	for _, e := range b.entries {
		left[e.key]++
	}
	verdict := suppress.Part(findings, func(f *lint.Finding) bool {
		k := b.key(f)
		left[k]--
		return left[k] >= 0
	})
	var gone []Entry
	for _, e := range b.entries {
		if left[e.key] > 0 {
			left[e.key]--
			gone = append(gone, e)
		}
	}
	return verdict, gone
}
