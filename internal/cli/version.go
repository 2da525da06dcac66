package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version prints what was built from what.
func (p *program) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(p.stdout, built())
			return err
		},
	}
}

// built is the version of the program, and what it was built with.
func built() string {
	return fmt.Sprintf("credlint %s (%s %s/%s)", release(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// release is the version that the Go toolchain wrote into the program.
func release() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
