package credential

import (
	"strings"

	"github.com/credlint/credlint/internal/credential/managers"
)

// Launcher names the manager whose launcher starts the command line, or "".
func Launcher(argv []string) string {
	if len(argv) == 1 {
		argv = strings.Fields(argv[0])
	}
	argv = argv[managers.Runner(argv):]
	if len(argv) > 1 && (argv[0] == "sh" || argv[0] == "bash" || argv[0] == "/bin/sh" || argv[0] == "/bin/bash") {
		argv = strings.Fields(argv[len(argv)-1])
	}
	if call, ok := managers.Parse(argv); ok && (call.Command.As == managers.Launch || call.Command.As == managers.Broker) {
		return call.Manager.ID
	}
	return ""
}
