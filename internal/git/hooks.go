package git

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
)

// Hooks is the folder in which git looks for hooks. Its own configuration says,
// of the user and of the repository, so git is asked: this is for a repository
// that the user sets up, and the question makes git run nothing else.
func (r *Repo) Hooks(ctx context.Context) (string, error) {
	if !r.Present() {
		return "", r.absent()
	}
	program, err := exec.LookPath("git")
	if err != nil {
		return "", errors.New("the git program is not installed")
	}
	cmd := exec.CommandContext(ctx, program, "rev-parse", "--git-path", "hooks")
	cmd.Dir = r.root
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", errors.New("git does not tell where its hooks are: " + firstLine(stderr.String()))
	}
	folder := filepath.FromSlash(strings.TrimRight(string(out), "\r\n"))
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(r.root, folder)
	}
	return folder, nil
}
