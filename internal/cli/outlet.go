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

// file is the file behind an output, nil where there is none.
func file(w any) *os.File {
	if o, is := w.(*outlet); is {
		w = o.Writer
	}
	f, _ := w.(*os.File)
	return f
}
