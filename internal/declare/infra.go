package declare

import (
	"bytes"
	"path"
	"strings"

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

// The words without one of which a file in JSON or YAML makes no credential.
var (
	// keyMarks make keys, whoever gets them.
	keyMarks = []string{"AWS::IAM::AccessKey", "kubernetes.io/service-account-token", `"aws_iam_`, `_key": {`, `_token": {`, `_password": {`}
	// policyMarks say what somebody may do.
	policyMarks = []string{"AWS::IAM::", "rbac.authorization.k8s.io", "default_permissions", `"Statement"`, `"capabilities"`, `"resource":`}
)

// mayDeclare reports whether a file may hold infrastructure code that matters
// here. It looks at every file of a repository, and most of them end here.
func (r *reader) mayDeclare() bool {
	content := r.doc.File.Content
	if isHCL(r.doc.File.Path) {
		return heads(content)
	}
	switch extension(r.doc.File.Path) {
	case "json", "yaml", "yml":
	default:
		return false
	}
	return holds(content, keyMarks) || holds(content, policyMarks) && (r.agents || agentic(string(content)))
}

// heads reports whether a block of HCL begins that is read: a resource of the
// table, or a path of a Vault policy.
func heads(content []byte) bool {
	if bytes.Contains(content, []byte("path")) && holds(content, []string{"capabilities", "policy"}) {
		return true
	}
	for _, word := range []string{"resource", "data"} {
		for rest := content; ; {
			i := bytes.Index(rest, []byte(word))
			if i < 0 {
				break
			}
			rest = rest[i+len(word):]
			kind := bytes.TrimLeft(rest[:min(len(rest), 100)], " \t")
			if len(kind) == 0 || kind[0] != '"' {
				continue
			}
			if end := bytes.IndexByte(kind[1:], '"'); end > 0 && known(string(kind[1:1+end])) {
				return true
			}
		}
	}
	return false
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
