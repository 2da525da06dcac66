package credential

import (
	"path"
	"strings"
)

// launchers are commands that put secrets into the environment of another
// command. Data: the leading words, and the manager.
var launchers = []struct {
	manager string
	argv    []string
}{
	{"1password", []string{"op", "run"}}, {"doppler", []string{"doppler", "run"}},
	{"infisical", []string{"infisical", "run"}}, {"infisical", []string{"infisical", "secrets", "agent-proxy", "run"}},
	{"aws", []string{"aws-vault", "exec"}}, {"aws", []string{"chamber", "exec"}}, {"vault", []string{"vault", "agent"}},
	{"vault", []string{"envconsul"}}, {"bitwarden", []string{"bws", "run"}}, {"sops", []string{"sops", "exec-env"}},
	{"sops", []string{"sops", "exec-file"}}, {"dotenvx", []string{"dotenvx", "run"}}, {"varlock", []string{"varlock", "run"}},
	{"varlock", []string{"varlock", "proxy", "run"}}, {"fnox", []string{"fnox", "exec"}}, {"fnox", []string{"fnox", "proxy", "run"}},
	{"teller", []string{"teller", "run"}}, {"summon", []string{"summon"}}, {"keychain", []string{"envchain"}},
	{"gopass", []string{"gopass", "env"}}, {"berglas", []string{"berglas", "exec"}}, {"vals", []string{"vals", "exec"}},
	{"secretspec", []string{"secretspec", "run"}}, {"keeper", []string{"ksm", "exec"}}, {"dashlane", []string{"dcli", "exec"}},
	{"proton-pass", []string{"pass-cli", "run"}}, {"direnv", []string{"direnv", "exec"}},
	{"docker", []string{"docker", "mcp", "gateway", "run"}}, {"env", []string{"envmcp"}}, {"env", []string{"dotenv"}},
	{"1password", []string{"with-secret"}}, {"systemd", []string{"systemd-run"}},
}

// runners start a program from a package: the program is their first word that
// is no flag.
var runners = set(`npx bunx uvx pnpx pnpm yarn bun npm dlx exec x run -y --yes -q --quiet mise --`)

// Launcher names the manager whose launcher starts the command line, or "".
func Launcher(argv []string) string {
	for len(argv) > 0 && runners[argv[0]] {
		argv = argv[1:]
	}
	if len(argv) == 0 {
		return ""
	}
	if len(argv) == 1 {
		argv = strings.Fields(argv[0])
	}
	if len(argv) > 1 && (argv[0] == "sh" || argv[0] == "bash" || argv[0] == "/bin/sh" || argv[0] == "/bin/bash") {
		argv = strings.Fields(argv[len(argv)-1])
	}
	for _, l := range launchers {
		if startsWith(argv, l.argv) {
			return l.manager
		}
	}
	return ""
}

func startsWith(argv, head []string) bool {
	if len(argv) < len(head) {
		return false
	}
	for i, h := range head {
		word, _, _ := strings.Cut(path.Base(strings.ReplaceAll(argv[i], `\`, "/")), "@")
		if strings.TrimSuffix(word, ".exe") != h {
			return false
		}
	}
	return true
}
