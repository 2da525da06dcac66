package unignoredenvfile

import (
	"path"
	"strings"

	"github.com/credlint/credlint/internal/lint"
)

// roots are the ways to write "the folder of the project".
var roots = []string{
	"${workspaceFolder}/", "${workspaceRoot}/", "${CLAUDE_PROJECT_DIR}/", "$CLAUDE_PROJECT_DIR/", "${PWD}/", "$PWD/",
}

// resolve returns the path of an existing file that target names in the config
// at from, or nothing. Clients differ on whether a path is relative to the
// config or to the project, and the project may be any folder above the config,
// so the nearest folder that has the file counts.
func resolve(repo lint.Repo, from, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	for _, root := range roots {
		target = strings.TrimPrefix(target, root)
	}
	if target == "" || path.IsAbs(target) || strings.ContainsAny(target, "~$%{:") {
		return ""
	}
	for dir := path.Dir(from); ; dir = path.Dir(dir) {
		if p := path.Join(dir, target); !strings.HasPrefix(p, "../") && repo.Exists(p) {
			return p
		}
		if dir == "." || dir == "/" {
			return ""
		}
	}
}
