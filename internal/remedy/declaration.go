package remedy

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/edit"
)

// reissue is what a change of a manifest does not do.
const reissue = "issue the key again as the manifest says now: a manifest changes no key"

// Narrow returns the fix that takes scopes away from a credential, where it is
// declared in a key manifest or by the permissions of a CI job. It is unsafe,
// because only its people know what an agent is for.
func Narrow(doc *grant.Document, d *grant.Declaration, list []grant.Scope) []lint.Fix {
	tree, lang, ok := manifest(doc)
	switch {
	case ok && d.Form == grant.Manifest:
		return drop(tree, edit.New(tree, lang), list)
	case ok && d.Form == grant.Job:
		return lower(tree, edit.New(tree, lang), list)
	}
	return nil
}

// lower has the token of a job read what it could write.
func lower(tree *syntax.Tree, e *edit.Editor, list []grant.Scope) []lint.Fix {
	var names []string
	for _, s := range list {
		at, found := find(tree, s.Span)
		if !found {
			return nil
		}
		less, writes := map[string]string{"write": "read", "write-all": "read-all"}[at.node().Text]
		if !writes {
			return nil
		}
		e.Write(at.node(), less)
		names = append(names, strings.TrimSuffix(s.Text, at.node().Text)+less)
	}
	return finish(e, lint.Fix{
		Title: "give the token " + strings.Join(names, ", "), Safety: lint.Unsafe,
		Next: "let another job, in which no agent runs, do what has to be written",
	})
}

// drop takes scopes out of the list of a manifest. The last one stays: to many
// providers, an empty list means everything.
func drop(tree *syntax.Tree, e *edit.Editor, list []grant.Scope) []lint.Fix {
	removed := map[*syntax.Node]int{}
	var names []string
	for _, s := range list {
		at, found := find(tree, s.Span)
		if !found || at.node().Inner != s.Span || at.up(1) == nil || at.up(1).Kind != syntax.Array {
			return nil
		}
		e.Remove(at.up(1), at.at(0))
		removed[at.up(1)]++
		names = append(names, fmt.Sprintf("%q", s.Text))
	}
	for array, n := range removed {
		if len(array.Items) == n {
			return nil
		}
	}
	return finish(e, lint.Fix{Title: "take " + strings.Join(names, ", ") + " out", Safety: lint.Unsafe, Next: reissue})
}

// End returns the fix that sets an end, a day or what the user allows instead, for
// what a declaration makes or describes.
func End(doc *grant.Document, d *grant.Declaration, policy lint.Policy) []lint.Fix {
	switch d.Form {
	case grant.Manifest:
		return recorded(doc, d, policy)
	case grant.Command, grant.Resource:
		return minted(doc, d, policy)
	}
	return nil
}

// recorded sets an end in a key manifest: so long after the key was made, else
// from now on. A key that has lived longer has then expired, and has to be issued
// again.
func recorded(doc *grant.Document, d *grant.Declaration, policy lint.Policy) []lint.Fix {
	tree, lang, ok := manifest(doc)
	if !ok {
		return nil
	}
	record := resolve(tree, d.Place.Path)
	if record == nil || record.Kind != syntax.Object {
		return nil
	}
	end := until(d, policy)
	e := edit.New(tree, lang)
	switch set := record.Get(d.Life.Hint); {
	case set == nil:
		e.Put(record, d.Life.Hint, end)
	case !set.Scalar():
		return nil
	case d.Life.TTL > 0 && d.Expires.Time.IsZero(): // a length
		if set.Kind != syntax.String { // of what, nobody said
			return byHand("set %s to %s or less", d.Life.Hint, anatomy.Duration(policy.MaxTTL))
		}
		end = strings.TrimSuffix(policy.MaxTTL.String(), "0m0s")
		e.Write(set, end)
	default:
		e.Write(set, end)
	}
	return finish(e, lint.Fix{Title: fmt.Sprintf("set %s to %s", d.Life.Hint, end), Safety: lint.Unsafe, Next: reissue})
}

// until is the moment at which a key is to end, written as the dates beside it.
func until(d *grant.Declaration, policy lint.Policy) string {
	form, start := time.RFC3339, policy.Now
	if len(d.Issued.Text) == len(time.DateOnly) || len(d.Expires.Text) == len(time.DateOnly) {
		form = time.DateOnly
	}
	if !d.Issued.Time.IsZero() {
		start = d.Issued.Time
	}
	return start.UTC().Add(policy.MaxTTL).Format(form)
}

// manifest is the tree of a file of records, which is nobody's config and may
// not have been parsed.
func manifest(doc *grant.Document) (*syntax.Tree, edit.Language, bool) {
	extension := strings.ToLower(strings.TrimPrefix(path.Ext(doc.File.Path), "."))
	lang, known := map[string]edit.Language{"json": edit.JSON, "jsonc": edit.JSON, "yaml": edit.YAML, "yml": edit.YAML, "toml": edit.TOML}[extension]
	parse := grant.Parser(extension)
	if !known || parse == nil {
		return nil, 0, false
	}
	tree := cmp.Or(doc.Tree, doc.Records)
	if tree == nil {
		tree = parse(doc.File, source.Span{End: len(doc.File.Content)})
	}
	return tree, lang, len(tree.Problems) == 0
}
