package grant

import (
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/inventory"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Read finds everything that a file grants. tree is nil where the format has no
// structure; matches are the tokens that the detector found in the raw bytes.
// find is the detector itself, for decoded text that differs from the raw.
// Every literal's span is concealed in f.
func Read(f *source.File, id inventory.Identity, tree *syntax.Tree, matches []credential.Match, find Finder) *Document {
	return &Document{File: f, Identity: id, Tree: tree}
}

// Finder finds tokens of known formats in text.
type Finder func(text string) []credential.Match
