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
// code is enough. So may the text of an error, in which words that look like
// secrets are masked.
func (b *faults) guard(rule string, step func() error) {
	defer func() {
		if recover() != nil {
			*b = append(*b, fmt.Errorf("%s failed on this file (in %s); please report it", named(rule), Culprit()))
		}
	}()
	if err := step(); err != nil {
		*b = append(*b, fmt.Errorf("%s broke: %s", named(rule), source.HideOpaque(err.Error())))
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

// Culprit is the place in credlint's code that panicked, for whoever recovers:
// the first frame of ours below the runtime's.
func Culprit() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	for panicked := false; ; {
		frame, more := frames.Next()
		panicked = panicked || frame.Function == "runtime.gopanic"
		if panicked && strings.HasPrefix(frame.Function, "github.com/credlint/credlint/") {
			return fmt.Sprintf("%s:%d", path.Base(frame.File), frame.Line)
		}
		if !more {
			return "an unknown place"
		}
	}
}
