package cli

import (
	"io"
	"os"
)

// outlet is standard output. It keeps the first error, so that no command has to
// look at each line that it prints.
type outlet struct {
	io.Writer
	fault error
}

func (o *outlet) Write(text []byte) (int, error) {
	n, err := o.Writer.Write(text)
	if o.fault == nil {
		o.fault = err
	}
	return n, err
}

// file is the file behind standard output or input, nil where there is none.
func file(stream any) *os.File {
	switch s := stream.(type) {
	case *outlet:
		return file(s.Writer)
	case *inlet:
		return file(s.Reader)
	}
	f, _ := stream.(*os.File)
	return f
}
