package declare

import (
	"bytes"
	"iter"
	"path"
	"strings"

	"github.com/credlint/credlint/internal/credential/mint"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
	"github.com/credlint/credlint/internal/syntax/hcl"
)

// Infrastructure code makes credentials and says what they may do. Much of it
// has nothing to do with agents, so that what is read here counts where the
// thing is an agent's; of the rest, only keys that never end are kept.

// infrastructure reads a file's documents.
func (r *reader) infrastructure(roots []*syntax.Node) {
	r.kubernetes(roots)
	for _, root := range roots {
		if root.Kind != syntax.Object {
			continue
		}
		r.blocks(terraform(root))
		r.blocks(cloudFormation(root))
		r.vaultFile(root)
		r.awsFile(root)
		r.gitHubApp(root)
	}
}

// isHCL reports whether a file is HCL by its name.
func isHCL(name string) bool {
	switch extension(name) {
	case "tf", "tofu", "hcl":
		return true
	}
	return false
}

// parseHCL parses what nobody claims, so that its problems are nobody's.
func parseHCL(f *source.File) *syntax.Tree { return hcl.Parse(f, source.Span{End: len(f.Content)}) }

// The texts without one of which a file in JSON or YAML makes no credential.
var (
	// keyMarks make keys, whoever gets them.
	keyMarks = []string{"AWS::IAM::AccessKey", "type: kubernetes.io/service-account-token", `"kubernetes.io/service-account-token"`}
	// policyMarks say what somebody may do.
	policyMarks = []string{"AWS::IAM::", "kind: Role", "kind: ClusterRole", `Role"`, `RoleBinding"`, "default_permissions", `"Statement"`, `"capabilities"`}
)

// mayDeclare reports whether a file may hold infrastructure code that matters
// here. It looks at every file of a repository, and most of them end here.
func (r *reader) mayDeclare() bool {
	f := r.doc.File
	switch extension(f.Path) {
	case "tf", "tofu", "hcl":
		makes, allows := heads(f.Content)
		return makes || allows && r.mention()
	case "yaml", "yml":
		if len(f.Content) > maxRecords {
			return false // the templates of generators are JSON
		}
	case "json":
		if strings.HasSuffix(f.Path, ".tf.json") || strings.HasSuffix(f.Path, ".tofu.json") {
			return true
		}
	default:
		return false
	}
	return holds(f.Content, keyMarks) || holds(f.Content, policyMarks) && r.mention()
}

// mention reports whether a word for agents stands anywhere in a file or its
// path. It takes no memory for that.
func (r *reader) mention() bool {
	if r.agents {
		return true
	}
	var word [16]byte
	n, previous := 0, byte(0)
	for _, c := range r.doc.File.Content {
		lower := c | 0x20
		letter := 'a' <= lower && lower <= 'z'
		if capital := letter && c != lower; n > 0 && (!letter || capital && previous >= 'a') {
			if n <= len(word) && isAgentWord(word[:n]) {
				return true
			}
			n = 0
		}
		if letter {
			if n < len(word) {
				word[n] = lower
			}
			n++
		}
		previous = c
	}
	return n > 0 && n <= len(word) && isAgentWord(word[:n])
}

func isAgentWord(w []byte) bool {
	return agentWords[string(w)] || string(w) == "agent" || string(w) == "agents"
}

// heads reports whether a block of HCL begins that makes a key which may never
// end, and whether one begins that says what somebody may do.
func heads(content []byte) (makes, allows bool) {
	if holds(content, []string{"capabilities", "policy"}) {
		for range labels(content, "path") {
			allows = true
			break
		}
	}
	for _, word := range []string{"resource", "data"} {
		for label := range labels(content, word) {
			for _, kind := range table()[string(label)] {
				makes, allows = makes || kind.Unset == mint.Never, true
			}
		}
	}
	return makes, allows
}

// labels yields the first label of the blocks that begin with a word.
func labels(content []byte, word string) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for rest := content; ; {
			i := bytes.Index(rest, []byte(word))
			if i < 0 {
				return
			}
			rest = rest[i+len(word):]
			label := bytes.TrimLeft(rest[:min(len(rest), 100)], " \t")
			if len(label) == 0 || label[0] != '"' {
				continue
			}
			if end := bytes.IndexByte(label[1:], '"'); end >= 0 && !yield(label[1:1+end]) {
				return
			}
		}
	}
}

// stem is the name of a file without its folder and endings: "agent" for
// policies/agent.vault.hcl.
func stem(name string) string {
	base, _, _ := strings.Cut(path.Base(name), ".")
	return base
}

// policy adds what says what an agent's credential may do, where it says that.
func (r *reader) policy(noun, name string, at grant.Place, list []grant.Scope) {
	if len(list) == 0 {
		return
	}
	what := noun
	if presentable(name) {
		what += " \"" + name + "\""
	}
	r.add(&grant.Declaration{
		Form: grant.Policy, What: what, Agent: true, Place: at, Scopes: list[:min(len(list), maxScopes)],
		Label: grant.Field{Text: name, Span: at.Value, Path: at.Path}, Labelled: presentable(name),
	})
}

// head is the place of a thing that has no name: its first byte.
func head(n *syntax.Node, at syntax.Pointer) grant.Place {
	first := source.Span{Start: n.Span.Start, End: min(n.Span.Start+1, n.Span.End)}
	return grant.Place{Key: first, Value: first, Path: at}
}

// named is the place of a thing at its name.
func named(n *syntax.Node, at syntax.Pointer) grant.Place {
	return grant.Place{Key: n.Inner, Value: n.Inner, Path: at}
}
