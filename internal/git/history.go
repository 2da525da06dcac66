package git

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/credlint/credlint/internal/source"
)

// Version is one content that a file once had.
type Version struct {
	ID     string // of the blob
	Path   string // under which it first came
	Commit string // that brought it in
	Size   int64  // in bytes
	Order  int    // its place among Versions
}

// History is every content that any ref of a repository can reach. Close it.
type History struct {
	store *store
	// Versions are the distinct contents, the oldest first.
	Versions []Version
	// Missing is the number of objects that the repository should have and has
	// not: it is a partial clone, or damaged.
	Missing int
	// Shallow is set where the history was cut off on purpose.
	Shallow bool
	// Problems are the refs that lead nowhere.
	Problems []source.Problem

	mu   sync.Mutex
	lost []Version
}

// Lost are the versions of which git knows that they are there, and which it could
// not read.
func (h *History) Lost() []Version {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.lost)
}

func (h *History) lose(versions ...Version) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.lost = append(h.lost, versions...)
}

// ErrNoGit says that history cannot be read because there is no git program.
var ErrNoGit = errors.New("reading history needs the git program, which is not installed")

// History lists the versions of all files. Reading packs is a job that git does
// many times faster than any library, so this is the one place that starts it;
// see store for what keeps a hostile repository from making git run anything.
func (r *Repo) History(ctx context.Context) (*History, error) {
	if !r.Present() {
		return nil, r.absent()
	}
	s, err := openStore(r)
	if err != nil {
		return nil, err
	}
	h := &History{store: s, Shallow: s.shallow}
	tips, problems := r.tips()
	h.Problems = problems
	tips, err = h.present(ctx, tips)
	if err == nil {
		err = h.list(ctx, tips)
	}
	if broken(err) {
		if tips, err = h.around(ctx, tips); err == nil {
			h.Versions, h.Missing = nil, 0
			err = h.list(ctx, tips)
		}
	}
	if err == nil {
		err = h.measure(ctx)
	}
	if err == nil {
		return h, nil
	}
	h.Close()
	if broken(err) {
		err = source.Problem{Path: ".git", Message: "the history cannot be listed: " + err.Error()}
	}
	return nil, err
}

// Close removes what History left on the disk.
func (h *History) Close() { h.store.close() }

// lost is what is wrong with a ref whose object is not there, or is damaged.
const lost = "points to something that is not here or cannot be read"

// present are the tips that are there: of one that is not, git says nothing else
// than that it stops.
func (h *History) present(ctx context.Context, tips []tip) ([]tip, error) {
	var ids strings.Builder
	for _, t := range tips {
		ids.WriteString(t.id + "\n")
	}
	var found []tip
	next := 0
	err := h.store.git(ctx, strings.NewReader(ids.String()), func(out *bufio.Reader) error {
		return eachLine(out, func(line string) {
			t := tips[next]
			next++
			if strings.HasSuffix(line, " missing") {
				h.Problems = append(h.Problems, source.Problem{Path: ".git/" + string(t.ref), Message: lost})
				return
			}
			found = append(found, t)
		})
	}, "cat-file", "--batch-check=%(objecttype)", "--buffer")
	return found, err
}

// list asks for the objects of each commit, oldest first: git names an object
// behind the first commit that has it.
func (h *History) list(ctx context.Context, tips []tip) error {
	var ids strings.Builder
	for _, t := range tips {
		ids.WriteString(t.id + "\n")
	}
	commit := ""
	return h.store.git(ctx, strings.NewReader(ids.String()), func(out *bufio.Reader) error {
		return eachLine(out, func(line string) {
			id, path, isObject := strings.Cut(line, " ")
			switch {
			case strings.HasPrefix(line, "?"):
				h.Missing++
			case !isObject:
				commit = id
			case path != "":
				h.Versions = append(h.Versions, Version{ID: id, Path: path, Commit: commit})
			}
		})
	}, "rev-list", "--objects", "--in-commit-order", "--topo-order", "--reverse", "--missing=print", "--stdin")
}

// measure drops what is no file and learns the sizes of the rest.
func (h *History) measure(ctx context.Context) error {
	blobs := h.Versions[:0]
	next := 0
	err := h.store.git(ctx, h.ids(h.Versions), func(out *bufio.Reader) error {
		return eachLine(out, func(line string) {
			v := h.Versions[next]
			next++
			kind, size, _ := strings.Cut(line, " ")
			switch {
			case kind == "blob":
				v.Size, _ = strconv.ParseInt(size, 10, 64)
				v.Order = len(blobs)
				blobs = append(blobs, v)
			case size == "missing": // rev-list has not looked into it
				h.lose(v)
			}
		})
	}, "cat-file", "--batch-check=%(objecttype) %(objectsize)", "--buffer")
	h.Versions = blobs
	return err
}

// maxRestarts is how often git is started anew behind an object at which it
// stopped.
const maxRestarts = 20

// Read gives the content of each of the versions, in their order. The content
// is valid until visit returns. It stops at the first error of visit. A version
// that cannot be read is lost, and the next ones are read.
func (h *History) Read(ctx context.Context, versions []Version, visit func(Version, []byte) error) error {
	for range maxRestarts {
		read, visited, err := h.read(ctx, versions, visit)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case visited != nil, err == nil, errors.Is(err, ErrNoGit):
			return cmp.Or(visited, err)
		case read == len(versions):
			return nil // it stopped behind all that was wanted
		}
		h.lose(versions[read])
		versions = versions[read+1:]
	}
	h.lose(versions...)
	return nil
}

// read tells how many versions it read, the error of visit, and that of git.
func (h *History) read(ctx context.Context, versions []Version, visit func(Version, []byte) error) (read int, visited, err error) {
	var buf bytes.Buffer
	err = h.store.git(ctx, h.ids(versions), func(out *bufio.Reader) error {
		for _, v := range versions {
			size, err := header(out)
			if err != nil {
				return err
			}
			buf.Reset()
			if _, err := io.CopyN(&buf, out, size); err != nil {
				return err
			}
			if _, err := out.Discard(1); err != nil {
				return err
			}
			if visited = visit(v, buf.Bytes()); visited != nil {
				return visited
			}
			read++
		}
		return nil
	}, "cat-file", "--batch", "--buffer")
	return read, visited, err
}

// header reads "ID blob SIZE" in front of a content.
func header(out *bufio.Reader) (int64, error) {
	line, err := out.ReadString('\n')
	if err != nil {
		return 0, fmt.Errorf("git stopped: %w", err)
	}
	fields := strings.Fields(line)
	if len(fields) != 3 {
		return 0, errors.New("git has lost an object while it was read")
	}
	return strconv.ParseInt(fields[2], 10, 64)
}

// ids is what tells git which objects are wanted. A pipe needs no memory of its
// own for what may be millions of lines.
func (h *History) ids(versions []Version) io.Reader {
	r, w := io.Pipe()
	go func() {
		lines := bufio.NewWriter(w)
		for _, v := range versions {
			if _, err := lines.WriteString(v.ID + "\n"); err != nil {
				break
			}
		}
		_ = w.CloseWithError(lines.Flush())
	}()
	return r
}

// eachLine hands out the lines of a stream without their ends.
func eachLine(out *bufio.Reader, visit func(string)) error {
	for {
		line, err := out.ReadString('\n')
		if line != "" {
			visit(strings.TrimSuffix(line, "\n"))
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// patience is how long the outputs of a process may stay open after its end.
const patience = time.Second

// git runs one of git's commands on the store and reads what it prints.
func (s *store) git(ctx context.Context, stdin io.Reader, read func(*bufio.Reader) error, args ...string) error {
	program, err := exec.LookPath("git")
	if err != nil {
		return ErrNoGit
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir, cmd.Env, cmd.Stdin = s.dir, s.env(), stdin
	cmd.WaitDelay = patience
	apart(cmd)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("git cannot be started: %w", err)
	}
	if err := read(bufio.NewReaderSize(stdout, 1<<20)); err != nil {
		cancel()
		_ = cmd.Wait()
		return err
	}
	if err := cmd.Wait(); err != nil {
		return failure{args[0], firstLine(stderr.String())}
	}
	return ctx.Err()
}

// failure is what a command of git said when it failed.
type failure struct{ command, said string }

func (f failure) Error() string { return fmt.Sprintf("git %s failed: %s", f.command, f.said) }

// broken reports whether git failed and said why: then something is wrong with the
// repository. It says nothing where it was asked for what is not there.
func broken(err error) bool {
	var f failure
	return errors.As(err, &f) && f.said != ""
}

// firstLine is the first line of what git says. It may quote its own files, so
// words that look like secrets are masked.
func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return source.HideOpaque(line)
}
