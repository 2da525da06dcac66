package scan

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/change"
	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/detect"
	"github.com/credlint/credlint/internal/detect/gitleaks"
	"github.com/credlint/credlint/internal/lint"
)

// literal is a rule that reports every literal.
var literal = &lint.Rule{ID: "literal", Severity: lint.Error, Check: func(p *lint.Pass) error {
	for _, g := range p.Doc.Grants {
		if g.Kind == credential.Literal {
			p.Report(lint.Finding{At: lint.Location{File: p.Doc.File, Span: g.Place.Value, Path: g.Place.Path}, Grant: g, Message: "a literal"})
		}
	}
	return nil
}}

// forgetful is a detector that follows nothing, so that every version is judged.
type forgetful struct{ detect.Detector }

// That a version is left out loses nothing: what is found in histories of many
// kinds of files is what is found when each version is judged whole.
func TestQuietVersionsHoldNothing(t *testing.T) {
	total, quiet, versions := 0, 0, 0
	for seed := range uint64(30) {
		h := newInvented(seed)
		versions += len(h.versions)
		for _, path := range h.paths {
			p := newPast(path, Options{Detector: gitleaks.New()}, new(change.Comparer))
			for _, v := range h.versions {
				if v.Path == path && p.quiet(v.Content) {
					quiet++
				}
			}
		}
		want, got := h.findings(t, forgetful{gitleaks.New()}), h.findings(t, gitleaks.New())
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d:\n got %q\nwant %q\n%s", seed, got, want, h.tell(got, want))
		}
		total += len(want)
	}
	if total < 300 || quiet < versions/5 {
		t.Errorf("%d findings and %d of %d versions left out: the histories prove little", total, quiet, versions)
	}
}

// invented is a history that nobody wrote.
type invented struct {
	paths    []string
	versions []Version
}

// pieces are lines, or some, that matter to readers and to the detector.
func pieces() []string {
	token := "ghp_" + "a1B2c3D4e5F6a7B8c9D0e1F2a3B4c5D6" + "e7F8"
	hex := strings.Repeat("3f9a0c7e12", 4)
	return []string{
		"Some prose about nothing.\n", "\n", "}\n", "- a list\n", "> a quote\n", "  indented\n", "```\n", "```bash\n", "  ```sh\n", "- ```yaml\n", "~~~json\n", "~~~\n", "<details>\n", "</details>\n", "-->\n",
		"token: " + token + "\n", token + "\n", "API_KEY=\"q7Wz8Kd2Lm5Np9Rt3Vx6\"\n", "api_key = \"q7Wz8Kd2Lm5Np9Rt3Vx6\"\n", "api_key:\n", "  \"q7Wz8Kd2Lm5Np9Rt3Vx6\"\n", "password=hunter2hunter\n",
		"export CRM_TOKEN=tok-9f8e7d6c5b4a\n", "curl \\\n", "  -H \"Authorization: Bearer q7Wz8Kd2Lm5Np9Rt3Vx6\" \\\n", "  https://api.example.org/v1/things\n", "curl -u admin:" + "Kd2Lm5Np9Rt https://api.example.org\n",
		"sourcegraph\n", "id " + hex + "\n", "-----BEGIN RSA PRIV" + "ATE KEY-----\n", strings.Repeat("MIIEow1BAAKCAQEA7bq0\n", 6), strings.Repeat("kd83Jx0Qp2Zr5Lw9Tn4V\n", 20), "-----END RSA PRIV" + "ATE KEY-----\n",
		"env:\n", "  KEY: q7Wz8Kd2Lm5Np9Rt3Vx6\n", "jobs:\n", "  build:\n", "    env:\n", "      DEPLOY_TOKEN: Zr5Lw9Tn4Vkd83Jx0Qp2\n", "'\n", "\"\n", "{\"token\": \"Np9Rt3Vx6q7Wz8Kd2Lm5\"}\n",
		"{\"mcpServers\": {\"crm\": {\"command\": \"x\", \"env\": {\"CRM_TOKEN\": \"correct-horse-battery\"}}}}\n",
		"postgres://app:" + "Vx6q7Wz8Kd2L@db.example.org/app\n", "YXBpX2tleSA9ICJxN1d6OEtkMkxtNU5wOVJ0M1Z4NiI=\n", "# credlint:ignore literal: a reason\n", "Authorization: Basic dXNlcjpLZDJMbTVOcDlSdA==\n",
		strings.Repeat("filler that is long enough to keep what is around it apart\n", 25),
	}
}

func newInvented(seed uint64) *invented {
	r := rand.New(rand.NewPCG(seed, 7))
	h := &invented{paths: []string{"a.go", "README.md", "CLAUDE.md", "deploy.sh", ".mcp.json", ".github/workflows/x.yml", "notes.txt", "values.yaml", ".env", "k8s/secret.yaml"}}
	all := pieces()
	if seed%2 == 0 { // fewer secrets, so that more is left out
		all = append(all[:22:22], slices.Repeat(all[:5], 8)...)
	}
	order := 0
	for _, path := range h.paths {
		var lines []string
		for range 14 {
			lines = rewrite(r, lines, all)
			order++
			h.versions = append(h.versions, Version{Path: path, Commit: fmt.Sprintf("%012d", order), Order: order, Content: []byte(strings.Join(lines, ""))})
		}
	}
	return h
}

// rewrite takes lines out, puts others in and moves some.
func rewrite(r *rand.Rand, lines, all []string) []string {
	lines = slices.Clone(lines)
	for range 1 + r.IntN(3) {
		at := r.IntN(len(lines) + 1)
		switch {
		case r.IntN(3) > 0 || len(lines) < 3:
			lines = slices.Insert(lines, at, all[r.IntN(len(all))])
		case r.IntN(2) == 0:
			at = min(at, len(lines)-1)
			lines = slices.Delete(lines, at, at+1)
		default:
			at = min(at, len(lines)-1)
			l := lines[at]
			lines = slices.Delete(lines, at, at+1)
			lines = slices.Insert(lines, r.IntN(len(lines)+1), l)
		}
	}
	return lines
}

func (h *invented) findings(t *testing.T, d detect.Detector) []string {
	t.Helper()
	shard := func(yield func(Version) error) error {
		for _, v := range h.versions {
			if err := yield(v); err != nil {
				return err
			}
		}
		return nil
	}
	result, err := History(t.Context(), Options{Rules: []*lint.Rule{literal}, Detector: d, Jobs: 1}, []Shard{shard}, nil)
	if err != nil || len(result.Problems) > 0 || result.Coverage.Files == 0 {
		t.Fatal(err, result.Problems)
	}
	var all []string
	for _, f := range result.Findings {
		all = append(all, fmt.Sprintf("%s %s %d %s", f.At.File.Path, f.At.Path, f.At.Span.Start, f.Message))
	}
	return all
}

// tell shows the version in which the first difference lies, and the one before.
func (h *invented) tell(got, want []string) string {
	for i, w := range want {
		if i < len(got) && got[i] == w {
			continue
		}
		for n, v := range h.versions {
			if strings.HasSuffix(w, v.Commit) {
				return fmt.Sprintf("%s\n--- before\n%s\n--- then\n%s", w, h.versions[max(n-1, 0)].Content, v.Content)
			}
		}
	}
	return ""
}
