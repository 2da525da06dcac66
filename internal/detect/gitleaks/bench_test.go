package gitleaks

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/detect/engine"
)

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		engine.New(&rules, formats.ByRule)
	}
}

// A first finding compiles its rule; a process that lints one file pays that.
func BenchmarkFirstFinding(b *testing.B) {
	text := []byte("token = ghp_" + strings.Repeat("a1B2c3D4e5F6", 3) + "\n")
	b.ReportAllocs()
	for b.Loop() {
		if len(engine.New(&rules, formats.ByRule).Find("", text)) != 1 {
			b.Fatal("not found")
		}
	}
}

func BenchmarkFind(b *testing.B) {
	prose := bytes.Repeat([]byte("The quick brown fox jumps over the lazy dog; nothing is hidden here.\n"), 4000)
	code := goSource(b, 95_000)
	var keys bytes.Buffer
	for i := 0; keys.Len() < 95_000; i++ {
		fmt.Fprintf(&keys, "api_key_%d = \"%s%d\"\n", i, strings.Repeat("q7Wz", 6), i)
	}
	for _, c := range []struct {
		name string
		text []byte
	}{{"prose", prose}, {"go", code}, {"keys", keys.Bytes()}} {
		b.Run(c.name, func(b *testing.B) {
			d := New()
			d.Find("x.txt", c.text)
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				d.Find("x.txt", c.text)
			}
		})
	}
}

// goSource returns about size bytes of the standard library's code for HTTP,
// which is full of keys, tokens and headers.
func goSource(b *testing.B, size int) []byte {
	files, err := filepath.Glob(filepath.Join(runtime.GOROOT(), "src/net/http/*.go"))
	if err != nil || len(files) == 0 {
		b.Skip("no source of the standard library")
	}
	var all []byte
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		if all = append(all, text...); len(all) >= size {
			break
		}
	}
	return all[:min(size, len(all))]
}
