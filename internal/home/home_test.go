package home_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/credlint/credlint/internal/home"
	"github.com/credlint/credlint/internal/inventory"
)

// machine is a computer of any system in a folder of this one.
func machine(t *testing.T, system string, files ...string) inventory.Machine {
	t.Helper()
	top := t.TempDir()
	for _, f := range files {
		name := filepath.Join(top, filepath.FromSlash(f))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env := map[string]string{"APPDATA": filepath.Join(top, "AppData", "Roaming")}
	return inventory.Machine{OS: system, Home: top, Getenv: func(name string) string { return env[name] }}
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		name, system string
		files        []string
		place        inventory.HomePath
		want         []string
	}{
		{"a file", "linux", []string{".codex/config.toml"}, inventory.HomePath{Path: "~/.codex/config.toml"}, []string{"~/.codex/config.toml"}},
		{"no file", "linux", nil, inventory.HomePath{Path: "~/.codex/config.toml"}, nil},
		{"a folder of that name", "linux", []string{".codex/config.toml/x"}, inventory.HomePath{Path: "~/.codex/config.toml"}, nil},
		{"a file on the way", "linux", []string{".codex"}, inventory.HomePath{Path: "~/.codex/config.toml"}, nil},
		{"the default of a variable", "linux", []string{".config/zed/settings.json"}, inventory.HomePath{OS: "linux", Path: "$XDG_CONFIG_HOME/zed/settings.json"}, []string{"~/.config/zed/settings.json"}},
		{"another system", "darwin", []string{".config/zed/settings.json"}, inventory.HomePath{OS: "linux", Path: "$XDG_CONFIG_HOME/zed/settings.json"}, nil},
		{"a folder with a blank", "darwin", []string{"Library/Application Support/Claude/c.json"}, inventory.HomePath{OS: "darwin", Path: "~/Library/Application Support/Claude/c.json"}, []string{"~/Library/Application Support/Claude/c.json"}},
		{"a variable of Windows", "windows", []string{"AppData/Roaming/Zed/settings.json"}, inventory.HomePath{OS: "windows", Path: "%APPDATA%/Zed/settings.json"}, []string{"~/AppData/Roaming/Zed/settings.json"}},
		{"a glob", "linux", []string{"a/1/m.json", "a/2/m.json", "a/m.json", "a/1/n.json"}, inventory.HomePath{Path: "~/a/*/m.json"}, []string{"~/a/1/m.json", "~/a/2/m.json"}},
		{"a glob at any depth", "linux", []string{"a/1/2/m.json", "a/m.json"}, inventory.HomePath{Path: "~/a/**/m.json"}, []string{"~/a/1/2/m.json", "~/a/m.json"}},
		{"a glob in a folder that is not there", "linux", nil, inventory.HomePath{Path: "~/a/**/m.json"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files, err := home.Find(machine(t, tt.system, tt.files...), tt.place)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range files {
				got = append(got, f.Path)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A link that leads back must not be walked for ever.
func TestFindEndsAtLinks(t *testing.T) {
	m := machine(t, "linux", "a/m.json")
	if err := os.Symlink(m.Home, filepath.Join(m.Home, "a", "back")); err != nil {
		t.Skip("no symbolic links here")
	}
	files, err := home.Find(m, inventory.HomePath{Path: "~/a/**/m.json"})
	if err != nil || len(files) != 1 {
		t.Errorf("got %d files, %v; want 1", len(files), err)
	}
}

func TestMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes say nothing here")
	}
	for _, tt := range []struct {
		name               string
		home, folder, file fs.FileMode
		want               fs.FileMode
	}{
		{"open to all", 0o755, 0o755, 0o644, 0o644},
		{"a closed file", 0o755, 0o755, 0o600, 0o600},
		{"in a closed folder", 0o755, 0o700, 0o644, 0o600},
		{"in a closed home", 0o700, 0o755, 0o644, 0o600},
		{"in a home for the group", 0o750, 0o755, 0o644, 0o640},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := machine(t, "linux", "folder/file")
			folder, file := filepath.Join(m.Home, "folder"), filepath.Join(m.Home, "folder", "file")
			for name, mode := range map[string]fs.FileMode{m.Home: tt.home, folder: tt.folder, file: tt.file} {
				if err := os.Chmod(name, mode); err != nil {
					t.Fatal(err)
				}
			}
			if got := home.Mode(m, file); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
