package managers

import (
	"slices"
	"strings"
	"testing"
)

// Calls are recognised with flags between their words; what is no call of a
// manager's secrets is none.
func TestParse(t *testing.T) {
	for line, want := range map[string]string{
		"op read op://a/b/c":                              "op read",
		"/usr/local/bin/op --account x read op://a/b/c":   "op read",
		"op item get GitHub":                              "",
		"op item get GitHub --fields token":               "op item get",
		"op vault list":                                   "",
		"aws --profile p secretsmanager get-secret-value": "aws secretsmanager get-secret-value",
		"aws s3 ls":                       "",
		"aws ssm get-parameter --name /a": "",
		"aws ssm get-parameter --name /a --with-decryption": "aws ssm get-parameter",
		"vault kv get -field=k secret/a":                    "vault kv get",
		"vault kv metadata get secret/a":                    "",
		"vault read sys/health":                             "",
		"vault read -format=json database/creds/ro":         "vault read",
		"doppler secrets":                                   "doppler secrets",
		"doppler secrets -c prd":                            "doppler secrets",
		"doppler secrets set A":                             "",
		"doppler secrets download f":                        "",
		"doppler secrets download --no-file --format env":   "doppler secrets download",
		"sops -d a.yaml":                                    "sops",
		"sops a.yaml":                                       "",
		"sops decrypt a.yaml":                               "sops decrypt",
		"sops -e a.yaml":                                    "",
		"kubectl -n x get secret y -o name":                 "",
		"kubectl -n x get secret y -o jsonpath={.data.a}":   "kubectl get secret",
		"dotenvx decrypt":                                   "dotenvx decrypt",
		"printenv":                                          "printenv",
		"printenv HOME":                                     "",
		"git config --global credential.helper store":       "git config credential.helper store",
		"git config credential.helper osxkeychain":          "",
		"passwd":                                                 "",
		"security find-generic-password -s x":                    "",
		"security find-generic-password -s x -w":                 "security find-generic-password",
		"infisical secrets agent-proxy run --env prod -- claude": "infisical secrets agent-proxy run",
		"": "",
	} {
		call, ok := Parse(strings.Fields(line))
		got := ""
		if ok {
			got = strings.Join(call.Command.Words, " ")
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

// A launcher's child is found behind "--", behind its own words, or as one text.
func TestChild(t *testing.T) {
	for line, want := range map[string]string{
		"op run --env-file a -- npx x":                  "npx",
		"op run npx x":                                  "",
		"doppler run --command npx_x":                   "npx_x joined",
		"doppler run -p a -- npx":                       "npx",
		"aws-vault exec agent --duration 1h -- npx":     "npx",
		"sops exec-env --pristine f npx_x":              "npx_x joined",
		"envchain ns npx x":                             "npx",
		"summon -p x npx":                               "npx",
		"infisical run --env prod --path /a -- codex x": "codex",
	} {
		argv := strings.Fields(line)
		call, ok := Parse(argv)
		if !ok {
			t.Errorf("%q is no call", line)
			continue
		}
		got := ""
		if call.Child > 0 {
			got = argv[call.Child]
		}
		if call.Joined {
			got += " joined"
		}
		if got != want {
			t.Errorf("%q: child %q, want %q", line, got, want)
		}
	}
}

func TestRunner(t *testing.T) {
	for line, want := range map[string]string{
		"npx -y @dotenvx/dotenvx run": "@dotenvx/dotenvx", "sudo -u bob op read x": "op", "env A=b -i op": "op", "timeout -s KILL 5 op run": "op",
		"pnpm dlx vercel": "vercel", "pnpm install": "pnpm", "npx": "npx", "op": "op",
	} {
		argv := strings.Fields(line)
		if got := argv[Runner(argv)]; got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

// Every command starts with a word that a shell can start, once.
func TestTable(t *testing.T) {
	var seen []string
	for _, m := range Table() {
		for _, c := range m.Commands {
			words := strings.Join(c.Words, " ") + " needs " + strings.Join(c.Needs, " ") + " without " + strings.Join(c.Without, " ") + " at " + strings.Join(c.At, " ")
			if slices.Contains(seen, words) {
				t.Errorf("%s: %q stands in the table twice", m.ID, c.Words)
			}
			seen = append(seen, words)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("sudo op run --env-file=a -- sh -c x")
	f.Fuzz(func(t *testing.T, line string) {
		argv := strings.Fields(line)
		argv = argv[Runner(argv):]
		if call, ok := Parse(argv); ok && (call.Child >= len(argv) && call.Child > 0 || call.Last >= len(argv)) {
			t.Errorf("a call points behind its %d words", len(argv))
		}
	})
}
