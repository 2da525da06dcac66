package cli

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/credlint/credlint/internal/baseline"
	"github.com/credlint/credlint/internal/fix"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// known reads the baseline of the command line, nil where there is none.
func (o *checkOptions) known(in *input) (*baseline.Baseline, error) {
	if o.baseline == "" {
		return nil, nil
	}
	name, err := resolved(o.baseline)
	if err != nil {
		return nil, err
	}
	b, err := baseline.Read(name, source.Shown(name, in.root), o.reader(in))
	if err != nil {
		return nil, fmt.Errorf("the baseline cannot be used: %w", err)
	}
	return b, nil
}

// record writes the findings of a run into a baseline instead of reporting them.
func (p *program) record(o *checkOptions, scanned scan.Options, r *scan.Result, interrupted bool) error {
	if interrupted {
		p.complain("interrupted, so %s is not written", o.written)
		p.code = exitIncomplete
		return nil
	}
	if err := outOf(scanned.Root, o.written); err != nil {
		return fmt.Errorf("the baseline cannot be written: %s: %w", o.written, err)
	}
	old, err := heir(o.written, scanned.Root)
	if err != nil {
		return err
	}
	next := old.Of(r.Findings)
	err = fix.Save(o.written, func(w io.Writer) error { _, err := io.WriteString(w, next.String()); return err })
	if err != nil {
		return fmt.Errorf("the baseline cannot be written: %s: %w", o.written, err)
	}
	p.tell(o, r, false)
	p.complain("%s knows %s now; --baseline %s reports what is new", next.Path(), report.Plural(next.Len(), "finding"), o.written)
	p.code = verdict("never", r, false)
	return nil
}

// heir is the baseline that a new one comes after: the same secret keeps its
// marker. What is no baseline is not overwritten.
func heir(file, root string) (*baseline.Baseline, error) {
	name, err := resolved(file)
	if err != nil {
		return nil, err
	}
	old, err := baseline.Read(name, source.Shown(name, root), source.Read)
	switch {
	case err == nil:
		return old, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("what is there is not overwritten: %w", err)
	}
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // never fails
	return baseline.New(source.Shown(name, root), salt), nil
}
