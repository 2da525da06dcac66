package managers

import "strings"

// runners start the program that stands behind them, with the flags that take a
// value.
var runners = map[string][]string{
	"npx": {"-p", "--package", "-c", "--call"}, "bunx": nil, "uvx": {"--from", "--with", "-p", "--python"}, "pnpx": nil, "dlx": nil,
	"sudo": {"-u", "-g", "--user", "--group"}, "doas": {"-u"}, "nice": {"-n"}, "nohup": nil, "time": nil, "exec": nil, "command": nil,
	"mise": nil, "timeout": {"-s", "-k"}, "stdbuf": {"-i", "-o", "-e"}, "caffeinate": nil, "xargs": {"-I", "-n", "-P"}, "then": nil, "do": nil,
	"env": {"-u", "-S", "-C"}, "setsid": nil, "winpty": nil,
}

// seconds are the words behind a package manager that make it a runner.
var seconds = map[string][]string{
	"pnpm": {"dlx", "exec"}, "yarn": {"dlx", "exec", "run"}, "npm": {"exec", "x"}, "bun": {"x", "run"}, "pipx": {"run"}, "uv": {"run", "tool"},
	"mise": {"exec", "x"},
}

// Runner is how many words at the head of a command line only start the program
// behind them: npx -y, sudo -u X, env A=B.
func Runner(argv []string) int {
	i := 0
	for i < len(argv) {
		name := Program(argv[i])
		flags, known := runners[name]
		next := i + 1
		for _, second := range seconds[name] {
			if next < len(argv) && argv[next] == second {
				known, next = true, next+1
				break
			}
		}
		if !known {
			break
		}
		next = behindFlags(argv, next, flags)
		if name == "timeout" {
			next++
		}
		if next >= len(argv) {
			break
		}
		i = next
	}
	return i
}

// behindFlags is the first word at or behind i that is no flag, no flag's value
// and no assignment.
func behindFlags(argv []string, i int, valued []string) int {
	for i < len(argv) {
		w := argv[i]
		name, _, assigned := strings.Cut(w, "=")
		switch {
		case w == "--":
			return i + 1
		case strings.HasPrefix(w, "-"):
			i++
			for _, v := range valued {
				if v == w {
					i++
				}
			}
		case assigned && !strings.ContainsAny(name, "/.:"):
			i++
		default:
			return i
		}
	}
	return i
}
