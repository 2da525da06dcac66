package credential

import (
	"slices"
	"strings"
	"testing"
)

// What starts a command line is the same whether it is written as one text or as
// words, and whatever is asked of the program behind it.
func FuzzLauncher(f *testing.F) {
	for _, seed := range []string{"op run -- x", "sh -c 'op run -- x'", "bash -c", "doppler run --", "env A=b sops exec-env f x", "npx -y dotenvx run -- x", "sudo", "sh", "vault", "/usr/bin/op run x"} {
		f.Add(seed, "--flag")
	}
	f.Fuzz(func(t *testing.T, line, more string) {
		argv := strings.Fields(line)
		got := Launcher(slices.Clone(argv))
		if len(argv) > 1 && got != Launcher([]string{line}) {
			t.Errorf("%q: %q as words, %q as a text", line, got, Launcher([]string{line}))
		}
		if again := Launcher(slices.Clone(argv)); again != got {
			t.Errorf("%q: %q, then %q", line, got, again)
		}
		if len(argv) > 1 && argv[0] == "op" && argv[1] == "run" && Launcher(append(argv, more)) != "1password" {
			t.Errorf("%q and %q: not known", line, more)
		}
	})
}
