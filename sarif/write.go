package sarif

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/credlint/credlint/internal/lazy"
)

// The limits of GitHub code scanning.
const (
	MaxResults = 25_000
	MaxTags    = 10
	maxText    = 1024 // characters of a short or full description
)

const (
	toolName = "credlint"
	homepage = "https://github.com/credlint/credlint"
	srcRoot  = "%SRCROOT%"
	// schema is the address by which validators and editors know SARIF 2.1.0.
	schema = "https://json.schemastore.org/sarif-2.1.0.json"
)

// Write writes log to w, as one indented document with a final newline. It
// writes nothing where log contradicts itself.
func Write(w io.Writer, log Log) error {
	if err := log.check(); err != nil {
		return err
	}
	doc, err := json.MarshalIndent(document{string(sarif.Version210), schema, []run{log.run()}}, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(doc, '\n'))
	return err
}

// check finds what would make the document invalid or, as with an unknown
// rule, silently wrong.
func (l *Log) check() error {
	known := map[string]bool{}
	for _, r := range l.Rules {
		if r.ID == "" || known[r.ID] {
			return fmt.Errorf("sarif: rule id %q is empty or used twice", r.ID)
		}
		known[r.ID] = true
		for _, ref := range r.Taxa {
			if _, ok := l.index(ref); !ok {
				return fmt.Errorf("sarif: rule %s cites %q, which is not in taxonomy %q", r.ID, ref.ID, ref.Taxonomy)
			}
		}
	}
	for i, r := range l.Results {
		if !known[r.RuleID] {
			return fmt.Errorf("sarif: result %d is of rule %q, which is not among the rules", i, r.RuleID)
		}
		if err := r.check(); err != nil {
			return fmt.Errorf("sarif: result %d: %w", i, err)
		}
	}
	return nil
}

func (r *Result) check() error {
	switch {
	case r.Message == "":
		return errors.New("no message")
	case r.Fingerprint != "" && len(r.Fingerprint) < 16:
		return errors.New("the fingerprint is shorter than 16 digits")
	}
	for _, at := range append([]Location{r.At}, r.Related...) {
		if at.Region != nil && !at.Region.valid() {
			return fmt.Errorf("region %+v does not count from 1, or ends before it starts", *at.Region)
		}
	}
	return nil
}

func (r *Region) valid() bool {
	return r.StartLine >= 1 && r.StartColumn >= 1 && r.EndColumn >= 1 &&
		(r.EndLine > r.StartLine || r.EndLine == r.StartLine && r.EndColumn >= r.StartColumn)
}

func (l *Log) run() run {
	out := sarif.NewRun(sarif.Tool{Driver: l.component()}).
		WithColumnKind("unicodeCodePoints").
		WithOriginalUriBaseIds(map[string]*sarif.ArtifactLocation{
			srcRoot: sarif.NewArtifactLocation().WithDescriptionText("The root of the repository."),
		}).
		WithAutomationDetails(sarif.NewRunAutomationDetails().WithID(toolName + "/" + l.Category))
	results, notifications := l.cut()
	for _, r := range results {
		out.AddResult(r.result())
	}
	out.WithInvocations([]*sarif.Invocation{invocation(notifications)})
	return run{Run: out, Tool: tool{l.driver(out.Tool.Driver)}, Taxonomies: l.taxonomies()}
}

// number is a version that readers can compare with others, which the name of
// an unreleased one ("(devel)") is not.
func number(version string) string {
	if v := strings.TrimPrefix(version, "v"); version == "" || semantic().MatchString(v) {
		return v
	}
	return "0.0.0-devel"
}

var semantic = lazy.Pattern(`^\d+\.\d+\.\d+`)

func (l *Log) component() *sarif.ToolComponent {
	driver := sarif.NewDriver(toolName).WithInformationURI(homepage)
	if v := number(l.ToolVersion); v != "" {
		driver.WithVersion(v).WithSemanticVersion(v)
	}
	for _, r := range l.Rules {
		driver.AddRule(r.descriptor())
	}
	return driver
}

// cut keeps the worst results where there are more than GitHub takes, in their
// order, and says so.
func (l *Log) cut() ([]Result, []Notification) {
	excess := len(l.Results) - MaxResults
	if excess <= 0 {
		return l.Results, l.Notifications
	}
	kept := slices.Clone(l.Results)
	for _, level := range []Level{Note, Warning, Error} {
		for i := len(kept) - 1; i >= 0 && excess > 0; i-- {
			if kept[i].Level == level {
				kept[i].RuleID = ""
				excess--
			}
		}
	}
	kept = slices.DeleteFunc(kept, func(r Result) bool { return r.RuleID == "" })
	said := Notification{Level: Warning, Message: fmt.Sprintf(
		"Only the %d worst of %d results are listed, which is what code scanning takes.", MaxResults, len(l.Results))}
	return kept, append(slices.Clone(l.Notifications), said)
}

func invocation(notifications []Notification) *sarif.Invocation {
	successful := true
	inv := sarif.NewInvocation()
	for _, n := range notifications {
		successful = successful && n.Level != Error
		note := sarif.NewNotification().WithLevel(string(n.Level)).WithTextMessage(plain(n.Message))
		if n.At != nil {
			note.AddLocation(n.At.location())
		}
		inv.ToolExecutionNotifications = append(inv.ToolExecutionNotifications, note)
	}
	return inv.WithExecutionSuccess(successful)
}
