// Package lint is the waist of the house: the few words that rules, drivers,
// reporters and fixes share. It holds no behaviour beyond checking itself.
//
// A rule is a value with an id, a page and one or two functions. It gets a
// Pass, looks at grants, and reports findings. It never searches text, never
// prints, never keeps state between files.
package lint

import (
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/source"
	"github.com/credlint/credlint/internal/syntax"
)

// Severity is how bad a finding is.
type Severity uint8

const (
	Note Severity = iota
	Warning
	Error
)

var severityNames = [...]string{"note", "warning", "error"}

func (s Severity) String() string { return severityNames[s] }

// Rule is one check: the concept, its page, and the functions that find it.
type Rule struct {
	// ID reads as "allow ID", in lower-case words with hyphens. It is never
	// renamed: it is the folder (without hyphens), the SARIF id, the page's
	// address and the word in an ignore comment.
	ID string
	// Severity is the usual one; a finding may differ.
	Severity Severity
	// Page is the text of README.md in the rule's folder.
	Page string
	// Since is the first release with this rule.
	Since string
	// Standards says what the rule enforces in the words of others.
	Standards Standards
	// Check looks at one file. Nil if the rule needs all of them.
	Check func(*Pass) error
	// Conclude looks at all grants of the run, once, at the end.
	Conclude func(*Run) error
	// Analyzer looks at Go packages; its findings are those of the rule. Nil if
	// the rule has nothing to say on Go.
	Analyzer *analysis.Analyzer
	// Review looks at what was to be ignored, when the findings are judged. What
	// it reports cannot be ignored in turn.
	Review func(*Review) error
}

// Pass is what a rule sees of one file.
type Pass struct {
	Policy
	Doc *grant.Document
	// Repo answers questions about git; never nil.
	Repo Repo
	// Report takes a finding.
	Report func(Finding)
}

// Run is what a rule sees at the end: all documents, in path order.
type Run struct {
	Policy
	Docs   []*grant.Document
	Repo   Repo
	Report func(Finding)
}

// Repo tells how git sees a path, relative to the report's root and
// slash-separated.
type Repo interface {
	// Present is false where there is no repository; then the others are false.
	Present() bool
	Tracked(path string) bool
	Ignored(path string) bool
	// Exists tells whether the path is a regular file in the work tree.
	Exists(path string) bool
	// Since tells since when the committed content of each text's file has held
	// it without a break; zero where that is not known.
	Since(texts []source.Quote) []time.Time
}

// Location is one place of a finding.
type Location struct {
	File *source.File
	Span source.Span
	// Path is the structural path, for the fingerprint. It may be empty.
	Path syntax.Pointer
	// Message explains a related location.
	Message string
}

// Finding is one judgement, as data: no layout, no line text, no secret.
type Finding struct {
	// Rule and Severity are filled in by the driver where the rule leaves them.
	Rule     *Rule
	Severity *Severity
	At       Location
	// Message is one lower-case sentence without a full stop.
	Message string
	// Help says what to do, for this client: one or two sentences.
	Help    string
	Related []Location
	Fixes   []Fix
	// Grant is the grant that is judged, where there is one.
	Grant *grant.Grant
	// Fingerprint names the finding across runs, see docs/fingerprints.md. The
	// driver fills it in.
	Fingerprint string
}

// Level is the finding's own severity, or its rule's.
func (f *Finding) Level() Severity {
	if f.Severity != nil {
		return *f.Severity
	}
	return f.Rule.Severity
}

// Safety says whether a fix may be applied without a question.
type Safety uint8

const (
	// Manual fixes are shown only.
	Manual Safety = iota
	// Unsafe fixes may change what the program does.
	Unsafe
	// Safe fixes keep what the program does.
	Safe
)

// Fix is one way to mend a finding. Several fixes of one finding are
// alternatives, the best first. Findings that one change mends carry the same
// fix.
type Fix struct {
	// Title says what is done, or, of a manual fix, what people have to do.
	Title  string
	Safety Safety
	// Edits change the finding's file, in the order of their places.
	Edits []source.Edit
	// Lines have to stand in other files.
	Lines []Line
	// Next says what people still have to do.
	Next string
	// Moved are the credentials that leave the file.
	Moved []Moved
}

// Line is a line that has to stand in a file, which may have to be made. The
// path is relative to the report's root.
type Line struct{ Path, Text string }

// Moved is a credential that a fix takes out of a file, and where it belongs.
type Moved struct {
	// Name is the environment variable that will hold it.
	Name string
	// Entry names it where it is kept: in a secrets manager, else the variable.
	Entry  string
	Secret credential.Secret
	Grant  *grant.Grant
}
