package inspect

import (
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/credential/anatomy"
	"github.com/credlint/credlint/internal/lazy"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax/dotenv"
)

// assignment is a line NAME=value, as in a .env file or ~/.aws/credentials.
var assignment = lazy.Pattern(`^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*[^=\s]`)

// firstName is the name on the first line that counts, or empty where that is
// no assignment. Comments and the heads of sections do not count.
func firstName(content []byte) string {
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line[0] == '[' {
			continue
		}
		if m := assignment().FindStringSubmatch(line); m != nil {
			return m[1]
		}
		break
	}
	return ""
}

// screaming reports whether a name is written as those of environment variables.
// Keys of a connection string are not.
func screaming(name string) bool {
	return len(name) > 2 && name == strings.ToUpper(name)
}

// pairs reads lines NAME=value. What is plainly no credential (a port, a
// region) is left out.
func pairs(content []byte) []Subject {
	f := source.NewFile("input", content)
	var subjects []Subject
	for _, root := range dotenv.Parse(f, source.Span{End: len(content)}).Roots {
		for _, m := range root.Members {
			s := subject(m.Key.Text, m.Value.Text)
			if !m.Disabled && (s.Anatomy.Known() || s.Kind != credential.Plain) {
				subjects = append(subjects, s)
			}
		}
	}
	parts := make([]anatomy.Part, len(subjects))
	for i := range subjects {
		parts[i] = anatomy.Part{Name: subjects[i].Name, Anatomy: &subjects[i].Anatomy}
	}
	anatomy.Join(parts)
	return subjects
}
