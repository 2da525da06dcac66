// Package sarif writes a SARIF 2.1.0 log that GitHub code scanning accepts
// whole and that every other reader can validate.
//
// What GitHub does with a log decides what stands in it. It reads the results'
// first location only, shows the first sentence of a message as the alert's
// title, takes the severity from a rule's "security-severity" (a string, and
// only where the tags hold "security"), follows an alert by
// primaryLocationLineHash alone, shows ten tags a rule, and drops a log with
// more than 25,000 results. It ignores suppressions and opens them as alerts,
// so suppressed results are never written.
//
// A log is uploaded and shared. So there is no snippet, no file content, no
// command line, no environment and no path of the machine in it.
package sarif

// Log is one run of credlint. All paths in it are slash-separated and relative
// to the root of the repository; Write percent-encodes them.
type Log struct {
	ToolVersion string
	// Category tells several runs over one commit apart.
	Category string
	// Rules are all the rules of the run, whether they found something or not.
	Rules []Rule
	// Taxonomies are the lists of others that rules cite.
	Taxonomies []Taxonomy
	// Results name rules of Rules.
	Results []Result
	// Notifications say what the run could not do. One of level Error marks the
	// run as not successful.
	Notifications []Notification
}

// Level is how bad something is.
type Level string

// The levels of SARIF that credlint uses.
const (
	Note    Level = "note"
	Warning Level = "warning"
	Error   Level = "error"
)

// Rule describes one rule.
type Rule struct {
	ID string
	// Name is the id as one word ("StaticKeyInConfig").
	Name string
	// Short is one sentence, Full a paragraph.
	Short, Full string
	// Help is the rule's page, as plain text and in Markdown.
	Help, HelpMarkdown string
	HelpURI            string
	Level              Level
	// Precision is very-high, high, medium or low.
	Precision string
	// Tags are the most important first; only MaxTags are written.
	Tags []string
	// SecuritySeverity is 0.1 to 10; zero is none.
	SecuritySeverity float64
	// Taxa are entries of the log's taxonomies to which the rule is relevant.
	Taxa []TaxonRef
}

// Taxonomy is a list of weaknesses, controls or risks that others keep.
type Taxonomy struct {
	// Name tells taxonomies apart.
	Name, Version, Organization string
	// Short is one sentence.
	Short string
	URI   string
	// Taxa are the entries that rules cite, not the whole list.
	Taxa []Taxon
}

// Taxon is an entry of a taxonomy.
type Taxon struct{ ID, Title, URI string }

// TaxonRef names an entry of a taxonomy.
type TaxonRef struct{ Taxonomy, ID string }

// Result is one finding.
type Result struct {
	RuleID  string
	Level   Level
	Message string
	At      Location
	Related []Location
	// Fixes are alternatives.
	Fixes []Fix
	// Fingerprint is at least 16 hexadecimal digits, or empty.
	Fingerprint string
}

// Fix is a change of one file that would mend a finding.
type Fix struct {
	Description string
	Path        string
	// Replacements touch different bytes, in the order of the file.
	Replacements []Replacement
}

// Replacement puts a text in the place of a region, which may be empty.
type Replacement struct {
	Region Region
	Text   string
}

// Location is a place in a file.
type Location struct {
	Path string
	// Region is nil where the whole file is meant.
	Region *Region
	// Pointer is the structural path, if there is one.
	Pointer string
	// Message explains a related location.
	Message string
}

// Region is a range of text. Lines and columns count from 1, columns in
// Unicode code points; EndColumn is the one behind the last character.
type Region struct {
	StartLine, StartColumn int
	EndLine, EndColumn     int
}

// Notification is a message about the run itself.
type Notification struct {
	Level   Level
	Message string
	// At is nil where no file is meant.
	At *Location
}
