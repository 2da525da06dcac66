//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// long asks for the inputs that take a second and more each.
var long = flag.Bool("long", false, "also run the slow hostile inputs")

// Whatever stands in a repository, credlint ends soon and in little memory, and
// does not call clean what it could not read. "go test . -run Hostile -v -long"
// prints the table.
func TestHostile(t *testing.T) {
	list := append(sizes(), depths()...)
	list = append(list, strange()...)
	list = append(list, repositories()...)
	if *long {
		list = append(list, large()...)
		list = append(list, repeated()...)
		list = append(list, bombs()...)
	}
	tabulate(t, list)
}

// sizes are files of a gigabyte. One that no agent reads is left out on purpose.
func sizes() []malformed {
	var list []malformed
	for _, name := range []string{".mcp.json", ".env", "CLAUDE.md", "goose/config.yaml", ".codex/config.toml"} {
		list = append(list, malformed{name: "1 GB " + name, make: sparse(name, 1<<30), code: 3, says: `: is larger than 100 MB`})
	}
	for _, name := range []string{"main.go", "run.sh", "README.md", "main.tf"} {
		list = append(list, malformed{name: "1 GB " + name, make: sparse(name, 1<<30), code: 3, says: `nothing was read: all that was found is left out on purpose`})
	}
	return list
}

// depths are openings of a hundred thousand levels, and documents that grow when
// they are read.
func depths() []malformed {
	var list []malformed
	for name, openings := range map[string][]string{
		"run.sh":     {"$(", "(", "{ ", "`", `"$(`, "if ", "$((", "[[ ( ", "case a in a) ", "${a:-", "<(", "f() ", "! ", "a | ", "a && ", "a=("},
		"CLAUDE.md":  {"> ", "- ", "* ", "[", "![", "**", "`", "```sh\n", "1. ", "[a](", "<!--", "> - "},
		"Dockerfile": {"RUN ", "RUN <<E\n", `RUN ["`, "ENV ", `ENV A="`, "${", "\\\n"},
		"main.go":    {"package a\nvar a = ((((", "[", "func(){"},
		"main.tf":    {"a {\n", "a = [", `a = "${`, "a = (", "a = {a="},
	} {
		for _, open := range openings {
			list = append(list, malformed{
				name: fmt.Sprintf("100,000 times %q in %s", open, name), path: name, text: strings.Repeat(open, 100_000), code: anyCode, says: anything,
			})
		}
	}
	aliases := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	merges := "extensions:\n  e0: &e0 {env: {A_TOKEN: x}}\n"
	for i := 1; i < 30; i++ {
		nine := strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", ")
		aliases += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, nine)
		merges += fmt.Sprintf("  e%d: &e%d {<<: [%s]}\n", i, i, strings.ReplaceAll(nine, "*a", "*e"))
	}
	return append(list,
		malformed{name: "yaml, aliases of aliases", path: "goose/config.yaml", text: aliases, code: 0},
		malformed{name: "yaml, merges of merges", path: "goose/config.yaml", text: merges, code: anyCode, says: anything},
		malformed{name: "toml, a key of 100,000 parts", path: ".codex/config.toml", text: "a" + strings.Repeat(".a", 100_000) + " = 1\n", code: 3, says: `nesting is too deep`},
		malformed{name: "toml, a header of 100,000 parts", path: ".codex/config.toml", text: "[a" + strings.Repeat(".a", 100_000) + "]\n", code: 3, says: `nesting is too deep`},
		malformed{name: "json, 100,000 comments", path: ".mcp.json", text: strings.Repeat("/**/", 100_000) + "{}", code: 0},
		malformed{name: "json, comments without an end", path: ".mcp.json", text: strings.Repeat("/*", 100_000), code: 3, says: `\.mcp\.json:1:\d+: `},
	)
}

// strange are things that are no files, or not where they seem to be.
func strange() []malformed {
	return []malformed{
		{name: "device behind a link", make: link("/dev/zero", ".mcp.json"), code: 3, says: `\.mcp\.json: is a symbolic link out of the folder`},
		{name: "link out of the root", make: link("/etc/passwd", "CLAUDE.md"), code: 3, says: `CLAUDE\.md: is a symbolic link out of the folder`},
		{name: "two links to each other", make: func(t *testing.T, dir string) {
			link("b", "a")(t, dir)
			link("a", "b")(t, dir)
		}, code: 3, says: `nothing was read`},
		{name: "socket", make: socket(".mcp.json"), code: 3, says: `\.mcp\.json: is not a regular file`},
		{name: "pipe that is named", make: func(t *testing.T, dir string) { pipe(t, filepath.Join(dir, "p")) }, args: []string{"p"}, code: 3, says: `p: is not a regular file`},
		{name: "socket that is named", make: socket("s"), args: []string{"s"}, code: 3, says: `s: is not a regular file`},
		{name: "device that is named", make: func(*testing.T, string) {}, args: []string{"/dev/zero"}, code: 3, says: `zero: is not a regular file`},
		{name: ".git that is a pipe's name", make: func(t *testing.T, dir string) {
			write(t, dir, ".mcp.json", []byte("{}"))
			write(t, dir, ".git", []byte("gitdir: /dev/stdin\n"))
		}, code: 0},
		{name: ".git of a gigabyte", make: func(t *testing.T, dir string) {
			write(t, dir, ".mcp.json", []byte("{}"))
			sparse(".git", 1<<30)(t, dir)
		}, code: 0},
		{name: "index of a gigabyte", make: withIndex(1 << 30), code: 3, says: `\.git/index: cannot be read`},
		{name: "index of NULs", make: withIndex(100 << 20), code: 3, says: `\.git/index: is damaged`},
	}
}

func socket(name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Chdir(dir) // the path of a socket is short
		l, err := net.Listen("unix", name)
		must(t, err)
		t.Cleanup(func() { _ = l.Close() })
	}
}

func withIndex(size int64) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		write(t, dir, ".env", []byte("A_TOKEN=\n"))
		write(t, dir, ".git/HEAD", []byte("ref: refs/heads/main\n"))
		sparse(".git/index", size)(t, dir)
	}
}

// large are inputs as large as any that is read, and many findings.
func large() []malformed {
	const most = 99 << 20
	line := func(before, what, after string) func(*testing.T, string) {
		name, before, _ := strings.Cut(before, "|")
		return func(t *testing.T, dir string) {
			write(t, dir, name, nil)
			f, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY, 0)
			must(t, err)
			_, err = f.WriteString(before)
			must(t, err)
			for piece, n := strings.Repeat(what, 1<<20/len(what)), 0; n+len(piece) < most; n += len(piece) { // this process stays small
				_, err = f.WriteString(piece)
				must(t, err)
			}
			_, err = f.WriteString(after)
			must(t, errors.Join(err, f.Close()))
		}
	}
	list := []malformed{
		{name: "99 MB in a json string", make: line(`.mcp.json|{"mcpServers":{"a":{"env":{"A":"`, "x", `"}}}}`), code: 0},
		{name: "99 MB in a dotenv line", make: line(".env|A=", "x", ""), code: 0},
		{name: "99 MB of words in a line", make: line("CLAUDE.md|", "ab c ", ""), code: 0},
		{name: "99 MB in a toml string", make: line(`.codex/config.toml|a = "`, "x", `"`), code: 0},
		{name: "9 MB of options", path: "run.sh", text: "curl " + strings.Repeat(`-H "A: $B" `, 800_000), code: 0},
		{name: "99 MB of values in json", make: line(`.mcp.json|{"a": [1`, ",1", "]}"), code: 3, says: `\.mcp\.json:1:1: .*million values`},
		{name: "99 MB of values in yaml", make: line("goose/config.yaml|", "- x\n", ""), code: 3, says: `goose/config\.yaml:1:1: .*million values`},
		{name: "99 MB of values in toml", make: line(".codex/config.toml|a = [1", ",1", "]"), code: 3, says: `\.codex/config\.toml:1:1: .*million values`},
		{name: "99 MB of lines in dotenv", make: line(".env|", "A=x\n", ""), code: 3, says: `\.env:1:1: .*million values`},
		{name: "99 MB of escapes in json", make: line(`.mcp.json|{"mcpServers":{"a":{"env":{"A_TOKEN":"`, `\n`, `"}}}}`), code: 3, says: `million values or escapes`},
		{name: "99 MB of escapes in yaml", make: line(`goose/config.yaml|a: "`, `\n`, "\"\n"), code: 3, says: `million values or escapes`},
		{name: "99 MB of quotes in yaml", make: line(`goose/config.yaml|a: '`, `''`, "'\n"), code: 3, says: `million values or escapes`},
		{name: "99 MB of colons in yaml", make: line(`goose/config.yaml|a`, `a:`, " b\n"), code: 3, says: `million values or escapes`},
		{name: "99 MB of comment in yaml", make: line(`goose/config.yaml|# `, `x`, "\na: b\n"), code: 3, says: `longer than 16 MB`},
		{name: "16 MB of line ends in yaml", path: "goose/config.yaml", text: strings.Repeat("\r", 16<<20), code: 0},
		{name: "500,000 keys in yaml", path: "goose/config.yaml", text: strings.Repeat("x: x\n", 499_000), code: anyCode, says: anything},
		{name: "99 MB of escapes in toml", make: line(`.codex/config.toml|a = "`, `\n`, "\"\n"), code: 3, says: `million values or escapes`},
		{name: "99 MB of escapes in dotenv", make: line(`.env|A="`, `\n`, "\"\n"), code: 3, says: `million values or escapes`},
		{name: "99 MB of quotes in json", make: line(`.mcp.json|`, `"`, ""), code: 3, says: `\.mcp\.json:1:\d+: .*million values`},
		{name: "99 MB of keys without commas", make: line(`.mcp.json|{`, `"":1 `, ""), code: 3, says: `a comma is missing`},
		{name: "99 MB of pairs in an argument", make: line(`.mcp.json|{"mcpServers":{"a":{"command":"sh","args":["-c","`, "A_TOKEN=b ", `"]}}}`), code: 3, says: `holds more credentials than are read`},
		{name: "a million values in json", path: ".mcp.json", text: `{"mcpServers":{"a":{"args":[1` + strings.Repeat(",1", 999_000) + `]}}}`, code: 0},
		{name: "10 MB of commands", path: "run.sh", text: strings.Repeat("a\n", 5_000_000), code: anyCode, says: anything},
		{name: "10 MB of instructions", path: "Dockerfile", text: "FROM x\n" + strings.Repeat("RUN a\n", 1_600_000), code: anyCode, says: anything},
		{name: "10 MB of attributes", path: "agent/main.tf", text: strings.Repeat("a = 1\n", 1_600_000), code: anyCode, says: anything},
		{name: "a million lines", path: ".env", text: strings.Repeat("A_TOKEN=x\n", 1_000_000), code: anyCode, says: anything, many: true},
	}
	for _, format := range []string{"text", "json", "sarif", "github", "gitlab", "junit", "markdown"} {
		list = append(list, malformed{name: "100,000 findings as " + format, make: manyFindings, args: []string{"-f", format}, code: 1, many: true})
	}
	return list
}

func manyFindings(t *testing.T, dir string) {
	servers := map[string]any{}
	for i := range 100_000 {
		servers[fmt.Sprint("s", i)] = map[string]any{"command": "x", "env": map[string]string{"API_TOKEN": fmt.Sprintf("pl4Nted%06dKq9Zx7", i)}}
	}
	text, err := json.Marshal(map[string]any{"mcpServers": servers})
	must(t, err)
	write(t, dir, ".mcp.json", text)
}

// repeated are the starts of what the patterns look for, half a megabyte each.
func repeated() []malformed {
	var list []malformed
	for _, word := range []string{
		"AKIA", "eyJ", "eyJhbGciOi.eyJ", "-----BEGIN PRIVATE KEY-----\n", "https://", "a://a:", "a://a:a@", "ghp" + "_", "api_key=", `api_key: "`,
		"Authorization: Bearer ", "xoxb" + "-", "${", "{{", "%41", "=", ":", `"`, "a", "QUJDREVGR0g", "op://", "Server=a;Password=",
		"postgres://", "client_secret=", "key=0123456789abcdef", "# credlint:ignore a: b\n", "AccountKey=", "-e A=", "\n", "\r", "é",
	} {
		text := strings.Repeat(word, 1<<19/len(word))
		config, _ := json.Marshal(map[string]any{"mcpServers": map[string]any{"a": map[string]any{
			"env": map[string]string{"A_TOKEN": text}, "args": []string{"--api-key=" + text},
		}}})
		list = append(list,
			malformed{name: fmt.Sprintf("%q in .mcp.json", word), path: ".mcp.json", text: string(config), code: anyCode, says: anything},
			malformed{name: fmt.Sprintf("%q in CLAUDE.md", word), path: "CLAUDE.md", text: text, code: anyCode, says: anything},
			malformed{name: fmt.Sprintf("%q in run.sh", word), path: "run.sh", text: "export A_TOKEN=" + text, code: anyCode, says: anything},
		)
	}
	return list
}

// A folder without permission is what only somebody else than root meets, so root
// becomes nobody for it.
func TestFolderWithoutPermission(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a/.mcp.json", []byte("{}"))
	write(t, dir, "b.py", []byte("x = 1\n"))
	must(t, os.Chmod(filepath.Join(dir, "b.py"), 0o644))
	must(t, os.Chmod(filepath.Join(dir, "a"), 0))
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "a"), 0o700) })
	cmd := exec.Command(command, ".")
	cmd.Dir = dir
	asNobody(t, cmd, dir)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	_ = cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != 3 || !strings.Contains(errs.String(), "a: folder cannot be read: permission denied") {
		t.Errorf("exit code %d, %q", code, errs.String())
	}
}

// asNobody has root run a command as nobody, who may enter the folder that is named
// and those on the way.
func asNobody(t *testing.T, cmd *exec.Cmd, dir string) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	for _, folder := range []string{dir, filepath.Dir(dir), filepath.Dir(command)} {
		must(t, os.Chmod(folder, 0o755))
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
}
