package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const root = "../../.."

// TestFresh fails when the inventory or a fix was changed and the page was not
// made anew.
func TestFresh(t *testing.T) {
	want, err := page(root)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, "docs", "clients.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("docs/clients.md is out of date: run go generate ./internal/inventory")
	}
}

// A change of one line is an example, a longer one is not; the shortest counts.
func TestExample(t *testing.T) {
	const fixes = `==== a
+++ b/~/.a.json
@@ -1,2 +1,2 @@
-  long line of a
+  long line of b
 x
-two
-lines
+one
==== ab
+++ b/b.json
-  x
+  y
`
	if got := example(fixes, "a"); got != "```diff\n~/.a.json\n-long line of a\n+long line of b\n```" {
		t.Errorf("got %q", got)
	}
	if got := example(fixes, "ab"); !strings.Contains(got, "b.json\n-x\n+y") {
		t.Errorf("got %q", got)
	}
	if got := example(fixes, "b"); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestAnchor(t *testing.T) {
	if got := anchor("Zed (v1.0) & more_x"); got != "zed-v10--more_x" {
		t.Error(got)
	}
}
