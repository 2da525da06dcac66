package gitleaks

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/zricethezav/gitleaks/v8/detect"
	"github.com/zricethezav/gitleaks/v8/sources"

	"github.com/credlint/credlint/internal/detect/gitleaks/module"
	"github.com/credlint/credlint/internal/detect/sample"
)

// pages is small, for the other engine takes most of a second for one.
const pages = 4

// The engine of gitleaks and ours find the same secrets by the same rules, in
// texts made of samples of all rules in many surroundings.
func TestSameAsGitleaks(t *testing.T) {
	cfg, err := module.Config()
	if err != nil {
		t.Fatal(err)
	}
	reference := detect.NewDetector(cfg)
	reference.MaxDecodeDepth = 5
	reference.IgnoreGitleaksAllow = true
	e := Upstream()
	seen := 0
	for seed := range uint64(pages) {
		for _, path := range []string{"a.txt", "k8s/secret.yaml", "main.tf", "nuget.config", "x.php"} {
			text := page(t, seed)
			want := map[string]int{}
			for _, f := range reference.Detect(detect.Fragment(sources.Fragment{Raw: text, FilePath: path, StartLine: 1})) {
				want[f.RuleID+" "+f.Secret]++
				seen++
			}
			got := map[string]int{}
			for rule, secret := range e.FindAll(path, []byte(text)) {
				got[rule+" "+string(secret)]++
			}
			compare(t, fmt.Sprintf("page %d as %s", seed, path), got, want)
		}
	}
	if seen < 100 {
		t.Errorf("only %d findings were compared", seen)
	}
}

func compare(t *testing.T, page string, got, want map[string]int) {
	t.Helper()
	for _, k := range slices.Sorted(maps.Keys(want)) {
		if got[k] < want[k] {
			t.Errorf("%s: missing %d of %s", page, want[k]-got[k], k)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(got)) {
		if got[k] > want[k] {
			t.Errorf("%s: %d more of %s", page, got[k]-want[k], k)
		}
	}
}

// page returns a text of some forty lines: samples of rules, quoted, assigned
// and run together.
func page(t *testing.T, seed uint64) string {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	frames := []string{"%s\n", "x = \"%s\"\n", "  - '%s'\n", "api_key: %s\n", "%s;", "(%s)\n", "token=%s&b=%s\n", "é%s\r\n", "secret %s , key\n", "export AUTH_TOKEN=%s \n\n"}
	var b strings.Builder
	for range 40 {
		rule := rules.Rules[r.IntN(len(theirs().Rules))]
		text, err := sample.Of(rule.Pattern, r.Uint64())
		if err != nil {
			t.Fatal(err)
		}
		frame := frames[r.IntN(len(frames))]
		if strings.Count(frame, "%s") == 2 {
			text = fmt.Sprintf(frame, text, text)
		} else {
			text = fmt.Sprintf(frame, text)
		}
		b.WriteString(text)
	}
	b.WriteByte('\n') // gitleaks mistakes the line of a match that ends the text
	return b.String()
}
