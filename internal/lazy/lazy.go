// Package lazy makes what hardly any run needs when it is first asked for.
package lazy

import (
	"regexp"
	"sync"
)

// Pattern compiles a regular expression when it is first asked for. A run over one
// file asks for few of them, and all together would take as long as the rest of it.
func Pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
