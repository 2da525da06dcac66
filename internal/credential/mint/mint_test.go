package mint

import (
	"strings"
	"testing"
)

// A request is known by the end of its address alone.
func FuzzRequestTo(f *testing.F) {
	for _, r := range requests {
		f.Add(strings.ReplaceAll(r.At[0], "*", "x"), "v1", "a=b")
	}
	f.Add("a/[", "%", "/")
	f.Fuzz(func(t *testing.T, address, before, query string) {
		kind := RequestTo(address)
		if kind != nil && kind.Noun == "" && !kind.Policy {
			t.Error("it makes nothing")
		}
		if strings.Contains(address, "?") || strings.Contains(address, "://") {
			return
		}
		if got := RequestTo(address + "?" + query); got != kind {
			t.Error("a query changes what is made")
		}
		if got := RequestTo("https://" + address); got != kind {
			t.Error("a scheme changes what is made")
		}
		if got := RequestTo(address + "/"); got != kind {
			t.Error("a slash at the end changes what is made")
		}
		if got := RequestTo(strings.ReplaceAll(before, "?", "") + "/" + address); kind != nil && got != kind {
			t.Error("what stands before it changes what is made")
		}
	})
}
