package scan

import (
	"errors"
	"fmt"
	"path"
	"runtime"
	"strings"

	"github.com/credlint/credlint/internal/source"
)

// faults collects what broke inside credlint. One broken rule must not silence
// the others, and a broken file not the rest of the repository.
type faults []error

// guard runs a step of a rule, or of none, and keeps its error or its panic. The
// value of a panic is dropped, because it may quote the file; the place in the
// code is enough.
func (b *faults) guard(rule string, step func() error) {
	defer func() {
		if recover() != nil {
			*b = append(*b, fmt.Errorf("%s failed on this file (in %s); please report it", named(rule), culprit()))
		}
	}()
	if err := step(); err != nil {
		*b = append(*b, fmt.Errorf("%s broke: %w", named(rule), err))
	}
}

func named(rule string) string {
	if rule == "" {
		return "credlint"
	}
	return "rule " + rule
}

func (b *faults) join() error { return errors.Join(*b...) }

// problems are the faults as problems of a file.
func (b *faults) problems(f *source.File) []source.Problem {
	var out []source.Problem
	for _, fault := range *b {
		out = append(out, source.Problem{Path: f.Path, Message: f.Scrub(fault.Error())})
	}
	return out
}

// culprit is the place in credlint's code that panicked: the first frame of
// ours below the runtime's.
func culprit() string {
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(4, pcs)])
	for {
		frame, more := frames.Next()
		if strings.HasPrefix(frame.Function, "github.com/credlint/credlint/") {
			return fmt.Sprintf("%s:%d", path.Base(frame.File), frame.Line)
		}
		if !more {
			return "an unknown place"
		}
	}
}
