package baseline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

var (
	salt  = []byte("0123456789abcdef")
	keyed = &lint.Rule{ID: "key-in-source"}
	plain = &lint.Rule{ID: "write-scope"}
)

// on is a finding at a place, on a secret where one is given.
func on(rule *lint.Rule, path, pointer, secret string) lint.Finding {
	f := lint.Finding{Rule: rule, At: lint.Location{File: source.NewFile(path, []byte(secret)), Path: syntax.Pointer(pointer)}}
	if secret != "" {
		f.At.Span = source.Span{End: len(secret)}
		f.At.File.Conceal(f.At.Span)
		f.Grant = &grant.Grant{}
		f.Grant.Secret = credential.NewSecret(secret)
	}
	return f
}

func TestApply(t *testing.T) {
	one, two, three := "correct-horse", "battery-staple", "horse-battery"
	old := []lint.Finding{
		on(keyed, "a.py", "", one), on(keyed, "a.py", "", two), on(keyed, ".mcp.json", "/a", one),
		on(plain, "ci.yml", "/jobs", ""), on(plain, "ci.yml", "/jobs", ""),
	}
	b := New("known", salt).Of(old)
	for name, c := range map[string]struct {
		now       []lint.Finding
		new, gone int
	}{
		"the same":           {old, 0, 0},
		"another order":      {[]lint.Finding{old[1], old[0], old[2], old[4], old[3]}, 0, 0},
		"nothing":            {nil, 0, 5},
		"the first is gone":  {old[1:], 0, 1},
		"one in front":       {append([]lint.Finding{on(keyed, "a.py", "", three)}, old...), 1, 0},
		"the secret again":   {append([]lint.Finding{on(keyed, "a.py", "", one)}, old...), 1, 0},
		"swapped":            {append([]lint.Finding{on(keyed, "a.py", "", three)}, old[1:]...), 1, 1},
		"another rule":       {append([]lint.Finding{on(plain, "a.py", "", one)}, old[1:]...), 1, 1},
		"another file":       {append([]lint.Finding{on(keyed, "b.py", "", one)}, old[1:]...), 1, 1},
		"another place":      {append([]lint.Finding{on(keyed, "a.py", "/x", one)}, old[1:]...), 1, 1},
		"no secret, a third": {append([]lint.Finding{on(plain, "ci.yml", "/jobs", "")}, old...), 1, 0},
	} {
		verdict, gone := b.Apply(c.now)
		if len(verdict.Kept) != c.new || len(gone) != c.gone || len(verdict.Kept)+len(verdict.Ignored) != len(c.now) {
			t.Errorf("%s: %d new, %d gone, want %d and %d", name, len(verdict.Kept), len(gone), c.new, c.gone)
		}
	}
	var none *Baseline
	if verdict, gone := none.Apply(old); len(verdict.Kept) != len(old) || gone != nil {
		t.Error("no baseline knows something")
	}
}

// The file says what it has to and nothing of a secret, also where a path holds
// one, and reads back as it was.
func TestFile(t *testing.T) {
	secret := "correct-horse-battery"
	b := New("known", salt).Of([]lint.Finding{
		on(keyed, "b/"+secret+"/x", "/"+secret, secret), on(keyed, "b c\n\x1bd", "", secret), on(plain, "a", "", ""),
	})
	text := b.String()
	if strings.Contains(text, secret) || strings.Contains(text, "horse") || strings.ContainsAny(text, "\x1b\r") {
		t.Errorf("the file shows what it must not: %q", text)
	}
	lines := strings.Split(text, "\n")
	if n := len(lines); n != 9 || lines[n-1] != "" || !strings.HasSuffix(lines[5], " - write-scope a") {
		t.Errorf("the file reads %q", text)
	}
	again, err := Parse(source.NewFile("known", []byte(text)))
	if err != nil || again.String() != text {
		t.Errorf("%v: read back it is %v", err, again)
	}
	slices.Reverse(lines[5:8]) // as a merge may
	if shuffled, err := Parse(source.NewFile("known", []byte(strings.Join(lines, "\r\n")))); err != nil || shuffled.Len() != 3 {
		t.Errorf("in another order: %v", err)
	}
}

// Under another salt the markers are others, so that two projects that share a
// key cannot be told from their baselines.
func TestMarkersDependOnTheSalt(t *testing.T) {
	findings := []lint.Finding{on(keyed, "a", "", "correct-horse")}
	a, b := New("known", salt).Of(findings), New("known", []byte("fedcba9876543210")).Of(findings)
	if a.entries[0].marker == b.entries[0].marker || a.entries[0].place != b.entries[0].place {
		t.Errorf("%v and %v", a.entries, b.entries)
	}
}

func TestFaults(t *testing.T) {
	const salted = head + "\nsalt 00112233445566778899aabbccddeeff\n"
	const entry = "035dd81bef9be7e6b8183d5d6d85b5cd 9f3c key-in-source a.py"
	for text, want := range map[string]string{
		"":                              "known:1:1: the file is no baseline",
		"{}":                            "known:1:1: the file is no baseline",
		"credlint baseline 2\n":         "known:1:1: the file is no baseline",
		head:                            "known:1:1: want one line \"salt\"",
		head + "\n" + entry:             "known:2:1: want one line \"salt\"",
		salted + salted[len(head)+1:]:   "known:3:1: want one line \"salt\"",
		head + "\nsalt 0011\n":          "known:2:1: want one line \"salt\"",
		salted + entry + "\n" + "x y\n": "known:4:1: want a place",
		salted + strings.ToUpper(entry): "known:3:1: want a place",
		salted + ">>>>>>> side\n":       "known:3:1: a merge conflict is left here",
		salted + "=======\n":            "known:3:1: a merge conflict is left here",
	} {
		if _, err := Parse(source.NewFile("known", []byte(text))); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	if b, err := Parse(source.NewFile("known", []byte(salted+"\n# remark\n"+entry))); err != nil || b.Len() != 1 {
		t.Errorf("a remark, an empty line, no last line end: %v, %v", b, err)
	}
}

// What is read is written again as it was, and never panics.
func FuzzParse(f *testing.F) {
	b := New("known", salt).Of([]lint.Finding{on(keyed, "a.py", "", "correct-horse"), on(plain, "b", "/x", "")})
	f.Add(b.String())
	f.Add(head + "\nsalt 00112233445566778899aabbccddeeff\r\n035dd81bef9be7e6b8183d5d6d85b5cd - a \x00\n")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := Parse(source.NewFile("known", []byte(text)))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "known:") {
				t.Errorf("an error without its place: %v", err)
			}
			return
		}
		again, err := Parse(source.NewFile("known", []byte(b.String())))
		if err != nil || fmt.Sprint(again.entries) != fmt.Sprint(b.entries) {
			t.Errorf("%v: %v became %v", err, b.entries, again)
		}
	})
}
