package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/inspect"
	"github.com/credlint/credlint/internal/report/json"
	"github.com/credlint/credlint/internal/report/text"
)

// inspect tells what a credential says of itself. Nothing that is typed behind
// it is ever repeated: it may be the credential, in the wrong place.
func (p *program) inspect() *cobra.Command {
	format := choice{value: "text", of: []string{"text", "json"}}
	color := choice{"auto", []string{"auto", "always", "never"}}
	cmd := &cobra.Command{
		Use:   "inspect [FILE]",
		Short: "Tell whose a credential is, what it may do and how long it lives",
		Long: `Tell whose a credential is, what it may do and how long it lives, from its own
text alone: nothing is sent anywhere.

The credential is read from standard input or from FILE, never from an argument,
where the shell's history and every process could see it. On a terminal it is
asked for and not shown. It may be a key, a URL, a header, a PEM block, a JSON or
kubeconfig file, or lines NAME=value: the name helps to tell what it is, and the
parts of an AWS credential are read together. It is never printed.

Exit codes: 0 it is of a known kind; 1 it is not; 2 a wrong command line; 3 it
could not be read.`,
		Example: `  op read op://Agents/GitHub/token | credlint inspect
  grep ^AWS_ .env | credlint inspect --format json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return errors.New("inspect takes one FILE at most; " + neverAnArgument)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			content, err := p.asked(cmd.Context(), args)
			if err != nil {
				return p.unread(err)
			}
			subjects, err := inspect.Read(content)
			if err != nil {
				return p.unread(err)
			}
			if !inspect.Known(subjects) {
				p.code = exitFindings
			}
			if format.value == "json" {
				return json.WriteInspection(p.stdout, release(), subjects, p.now)
			}
			return text.WriteInspection(p.stdout, subjects, p.now, text.Options{
				Color: p.colored(color.value, p.stdout), Width: p.columns(),
			})
		},
	}
	cmd.SetFlagErrorFunc(func(*cobra.Command, error) error {
		return errors.New("a flag is unknown, or its value: inspect knows --format text|json and --color auto|always|never; " + neverAnArgument)
	})
	cmd.Flags().VarP(&format, "format", "f", "how to print it")
	cmd.Flags().Var(&color, "color", "when to use colours")
	completeChoices(cmd, map[string]*choice{"format": &format, "color": &color})
	return cmd
}

const neverAnArgument = "a credential is read from standard input or a file, never from an argument"

// unread says why a credential could not be read. A wrong argument is a fault of
// the command line, all else makes the answer incomplete.
func (p *program) unread(err error) error {
	if errors.As(err, new(wrongArgument)) {
		return err
	}
	p.complain("the credential cannot be read: %v", err)
	p.code = exitIncomplete
	return nil
}

// wrongArgument is an argument that names no file.
type wrongArgument string

func (w wrongArgument) Error() string { return string(w) }

// asked is the text that is asked about.
func (p *program) asked(ctx context.Context, args []string) ([]byte, error) {
	if len(args) == 0 || args[0] == "-" {
		if f := file(p.stdin); isTerminal(f) {
			return p.hidden(ctx, f)
		}
		return readAll(p.stdin)
	}
	f, err := os.Open(args[0])
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, errors.New("no permission to read the file")
	case err != nil:
		return nil, misplaced
	}
	defer func() { _ = f.Close() }()
	return readAll(f)
}

// misplaced refuses an argument without repeating it.
const misplaced = wrongArgument("the argument names no file; " + neverAnArgument)

// readAll reads a little more than a credential may be long.
func readAll(r io.Reader) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, anatomy.MaxText+1))
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = fmt.Errorf("%w", failed.Err) // without the path
	}
	return content, err
}
