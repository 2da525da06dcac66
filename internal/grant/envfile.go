package grant

import (
	"path"
	"strings"
)

// roots are the ways to write "the folder of the project".
var roots = []string{
	"${workspaceFolder}/", "${workspaceRoot}/", "${CLAUDE_PROJECT_DIR}/", "$CLAUDE_PROJECT_DIR/", "${PWD}/", "$PWD/",
}

// Resolve returns the path of the existing file that e names in the config at
// from, or nothing. Clients differ on whether a path is relative to the config
// or to the project, and the project may be any folder above the config, so the
// nearest folder that has the file counts.
func (e *EnvFile) Resolve(from string, exists func(path string) bool) string {
	target := strings.ReplaceAll(e.Target, `\`, "/")
	for _, root := range roots {
		target = strings.TrimPrefix(target, root)
	}
	if target == "" || path.IsAbs(target) || strings.ContainsAny(target, "~$%{:") {
		return ""
	}
	for dir := path.Dir(from); ; dir = path.Dir(dir) {
		if p := path.Join(dir, target); !strings.HasPrefix(p, "../") && exists(p) {
			return p
		}
		if dir == "." || dir == "/" {
			return ""
		}
	}
}
