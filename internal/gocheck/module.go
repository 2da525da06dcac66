package gocheck

import (
	"path"
	"sync"

	"golang.org/x/mod/modfile"

	"github.com/credlint/credlint/internal/source"
)

// modules knows the modules of a repository by the go.mod files that the scan
// comes across.
type modules struct {
	mu    sync.Mutex
	paths map[string]string // by folder
}

func newModules() *modules { return &modules{paths: make(map[string]string)} }

func (m *modules) learn(f *source.File) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.paths[path.Dir(f.Path)] = modfile.ModulePath(f.Content)
}

// of is the path of the module that a file is in.
func (m *modules) of(file string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if p, known := m.paths[dir]; known {
			return p
		}
		if dir == "." || dir == "/" {
			return ""
		}
	}
}
