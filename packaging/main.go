// Command packaging makes packages for npm and PyPI out of what goreleaser has
// left in dist, for people who have no Go:
//
//	go run ./packaging -dist dist -out dist/packages
//
// Nothing is built here. The programs are taken out of the archives of the
// release, each after a comparison with its checksum, so that whoever installs
// a package runs the very bytes of the release. Nothing is downloaded, and no
// script runs, when a package is installed: npm picks the one package of the
// running platform (npm.go), pip the one wheel (wheel.go).
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	dist := flag.String("dist", "dist", "the `FOLDER` with the archives of a release and their checksums.txt")
	out := flag.String("out", "dist/packages", "the `FOLDER` to make, for npm and PyPI")
	flag.Parse()
	if err := run(*dist, *out); err != nil {
		fmt.Fprintf(os.Stderr, "packaging: %v\n", err)
		os.Exit(1)
	}
}

func run(dist, out string) error {
	release, err := open(dist)
	if err != nil {
		return err
	}
	if err := os.Mkdir(out, 0o755); err != nil { // what is there may be of another release
		return err
	}
	if err := release.npm(out); err != nil {
		return err
	}
	return release.wheels(out)
}
