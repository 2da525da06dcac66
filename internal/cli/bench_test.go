package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// lintOnce runs the command on a folder or file, as a process does but for its
// start.
func lintOnce(b *testing.B, path string) {
	b.Helper()
	none := func(string) string { return "" }
	if code := Main([]string{"--no-config", "--fail-on", "never", "--format", "json", path}, strings.NewReader(""), io.Discard, io.Discard, none); code != exitClean {
		b.Fatalf("exit code %d", code)
	}
}

func benchmark(b *testing.B, path string, size int) {
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		lintOnce(b, path)
	}
}

// One file, as a hook names it.
func BenchmarkFile(b *testing.B) {
	key := "ghp_" + strings.Repeat("aB3dE5gH7jK9", 3)
	for name, value := range map[string]string{"clean": "${GITHUB_TOKEN}", "finding": key} {
		b.Run(name, func(b *testing.B) {
			text := fmt.Sprintf("{\"mcpServers\": {\"github\": {\"command\": \"npx\", \"args\": [\"-y\", \"x\"], \"env\": {\"GITHUB_TOKEN\": %q}}}}\n", value)
			benchmark(b, put(b, b.TempDir(), ".mcp.json", text), len(text))
		})
	}
}

// A tree of files of many kinds.
func BenchmarkTree(b *testing.B) {
	dir, size := b.TempDir(), 0
	for i := range 600 {
		kind := kinds[i%len(kinds)]
		text := strings.Repeat(fmt.Sprintf(kind.line, i), 60)
		put(b, dir, fmt.Sprintf("part%d/%d%s", i%20, i, kind.end), text)
		size += len(text)
	}
	benchmark(b, dir, size)
}

var kinds = []struct{ end, line string }{
	{".go", "func part%d(token string) error { return errors.New(\"the token is not there\") }\n"},
	{".ts", "export const key%d = process.env.API_KEY ?? options.apiKey; // the key of the client\n"},
	{".md", "Set the variable TOKEN_%d: it is what the server reads, see https://example.com/docs.\n"},
	{".yaml", "- name: step%d\n  secret: ${{ secrets.TOKEN }}\n"},
	{".py", "def part%d(self, password=None):\n    return self.client.login(password)\n"},
}

// BenchmarkGrowth shows how cost grows: each pair differs by a factor of ten, and
// the bytes for each second should stay what they are.
func BenchmarkGrowth(b *testing.B) {
	line := "client = connect(host, port, timeout=30) # the key is read from the environment\n"
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprintf("files/%d", n), func(b *testing.B) {
			dir := b.TempDir()
			for i := range n {
				put(b, dir, fmt.Sprintf("%d/%d.py", i%10, i), strings.Repeat(line, 40))
			}
			benchmark(b, dir, n*40*len(line))
		})
		b.Run(fmt.Sprintf("kilobytes/%d", n), func(b *testing.B) {
			text := strings.Repeat(line, n*1000/len(line))
			benchmark(b, put(b, b.TempDir(), "a.py", text), len(text))
		})
		b.Run(fmt.Sprintf("line/%d", n), func(b *testing.B) {
			text := strings.Repeat(strings.TrimSpace(line)+"; ", n*1000/len(line))
			benchmark(b, put(b, b.TempDir(), "a.js", text), len(text))
		})
		b.Run(fmt.Sprintf("findings/%d", n), func(b *testing.B) {
			var text strings.Builder
			for i := range n {
				fmt.Fprintf(&text, "API_KEY_%d=q7WzX2pL9mN4%dkD8vR3tB6\n", i, 1000+i)
			}
			benchmark(b, put(b, b.TempDir(), ".env", text.String()), text.Len())
		})
		b.Run(fmt.Sprintf("calls/%d", 10*n), func(b *testing.B) {
			var text strings.Builder
			for i := range 10 * n {
				fmt.Fprintf(&text, calls[i%len(calls)], i)
			}
			benchmark(b, put(b, b.TempDir(), "a.sh", text.String()), text.Len())
		})
	}
}

// calls are commands that make keys, and what takes these.
var calls = []string{
	"TOKEN_%d=$(vault token create -policy=support-agent -field=token)\n",
	"aws iam create-access-key --user-name claude-%d | jq -r .AccessKey\n",
	"curl https://gitlab.example.com/api/v4/projects/%d/access_tokens -d '{\"name\": \"claude\", \"scopes\": [\"api\"]}'\n",
	"echo \"key: $(op read op://agents/%d/key)\" > key.txt\n",
}

// put writes a file and returns its name.
func put(b *testing.B, dir, path, text string) string {
	b.Helper()
	write(b, dir, path, []byte(text))
	return filepath.Join(dir, filepath.FromSlash(path))
}
