package house_test

import (
	"encoding/json"
	"io"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/credlint/credlint/"

// floors are the rooms from the ground up. A name with a trailing /... stands
// for everything below it as well. The first match counts.
var floors = [][]string{
	{"internal/source", "internal/change", "internal/inventory", "internal/lazy", "internal/spell", "internal/standard", "sarif"},
	{"internal/credential/...", "internal/syntax/..."},
	{"internal/detect", "internal/detect/engine/...", "internal/detect/gitleaks/...", "internal/detect/...", "internal/gocode/..."},
	{"internal/grant"},
	{"internal/declare", "internal/jobs"},
	{"internal/lint"},
	{"internal/advice", "internal/remedy", "internal/inspect", "internal/keymap", "internal/git", "internal/home", "internal/report/...", "internal/config", "internal/suppress", "internal/baseline", "internal/setup", "internal/fix", "internal/cache"},
	{"internal/scan", "internal/gocheck"},
	{"internal/ruletest"},
	{"analyzers/..."},
	{"rules/..."},
	{"internal/cli"},
	{"cmd/..."},
	{"internal/dev/...", "packaging"},
}

// doors are the rooms through which something enters, whatever the floors say:
// only the listed rooms may import it.
var doors = []struct {
	what, why string
	by        []string
}{
	{"github.com/zricethezav/gitleaks", "gitleaks enters by one door, as data", []string{"internal/detect/gitleaks/...", "internal/dev/..."}},
	{"github.com/hashicorp/hcl", "HCL has one reader", []string{"internal/syntax/hcl"}},
	{"github.com/go-git/go-git", "git is asked by one room", []string{"internal/git"}},
	{"github.com/spf13/cobra", "only the command line knows flags", []string{"internal/cli"}},
	{"github.com/owenrumney/go-sarif", "SARIF types stay behind package sarif", []string{"sarif"}},
	{module + "rules", "drivers get rules and do not know them", []string{"internal/cli", "rules", "internal/dev/..."}},
	{module + "rules/", "a rule stands alone, so that its folder can be deleted", []string{"rules"}},
	{module + "internal/scan", "rules judge grants; who reads files is not their concern", []string{"internal/cli", "internal/ruletest", "cmd/...", "internal/dev/..."}},
	{module + "internal/detect", "rules and readers get matches, they do not search", []string{"internal/detect/...", "internal/scan", "internal/cli", "internal/ruletest", "internal/dev/..."}},
	{module + "internal/syntax/", "rules see grants, not formats", []string{"internal/config", "internal/syntax/...", "internal/scan", "internal/grant", "internal/declare", "internal/jobs", "internal/remedy", "internal/inspect", "internal/setup", "internal/dev/..."}},
}

// TestHouse lists what every package imports and looks for arrows that run up.
func TestHouse(t *testing.T) {
	for _, p := range packages(t) {
		from, ok := floor(p.room)
		if !ok {
			t.Errorf("%s stands on no floor: add it to the floors in this test", p.room)
		}
		for _, path := range p.imports {
			if to, inside := strings.CutPrefix(path, module); inside {
				if up, known := floor(to); ok && known && up > from {
					t.Errorf("%s imports %s, which is %d floors above it: arrows go down only", p.room, to, up-from)
				}
			}
			for _, d := range doors {
				if through(path, d.what) && !among(d.by, p.room) {
					t.Errorf("%s imports %s: %s", p.room, strings.TrimPrefix(path, module), d.why)
				}
			}
		}
	}
}

// Every floor above is a rule that something keeps; a room that is listed twice
// would stand on the lower floor only.
func TestFloors(t *testing.T) {
	seen := map[string]bool{}
	for _, rooms := range floors {
		for _, room := range rooms {
			if seen[room] {
				t.Errorf("%s stands on two floors", room)
			}
			seen[room] = true
		}
	}
	for room, want := range map[string]int{"internal/source": 0, "internal/syntax/jsonc": 1, "cmd/credlint": 12} {
		if got, _ := floor(room); got != want {
			t.Errorf("%s stands on floor %d, want %d", room, got, want)
		}
	}
}

// credlint is offline: what could speak to another machine is not linked in.
func TestOffline(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "./cmd/credlint")
	cmd.Dir = "../../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range strings.Fields(string(out)) {
		if path == "net/http" || path == "crypto/tls" || path == "net/rpc" || path == "golang.org/x/crypto/ssh" {
			t.Errorf("the program links %s", path)
		}
	}
}

func floor(room string) (int, bool) {
	for i, rooms := range floors {
		if among(rooms, room) {
			return i, true
		}
	}
	return 0, false
}

// among reports whether one of the patterns names the room.
func among(patterns []string, room string) bool {
	for _, p := range patterns {
		below, all := strings.CutSuffix(p, "/...")
		if room == below || all && strings.HasPrefix(room, below+"/") {
			return true
		}
	}
	return false
}

// through reports whether an import path is what, or lies below it.
func through(path, what string) bool {
	return path == what || strings.HasPrefix(path, strings.TrimSuffix(what, "/")+"/") && (strings.HasSuffix(what, "/") || !strings.HasPrefix(what, module))
}

type pkg struct {
	room    string
	imports []string
}

// packages are those of this module with what they import, tests left out: a
// test may look down from any floor.
func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", module+"...")
	cmd.Dir = "../../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for list := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := list.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, pkg{strings.TrimPrefix(p.ImportPath, module), p.Imports})
	}
}
