package sarif

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v2/sarif"
)

// problemSeverity is what code scanning shows where there is no security-severity.
var problemSeverity = map[Level]string{Note: "recommendation", Warning: "warning", Error: "error"}

// descriptor never leaves a text out: the library would write null for it.
func (r *Rule) descriptor() *sarif.ReportingDescriptor {
	short := cmp.Or(r.Short, r.ID)
	help := cmp.Or(r.Help, short)
	properties := sarif.Properties{
		"tags":             tags(r.Tags),
		"problem.severity": problemSeverity[cmp.Or(r.Level, Warning)],
	}
	if r.Precision != "" {
		properties["precision"] = r.Precision
	}
	if r.SecuritySeverity > 0 {
		properties["security-severity"] = strconv.FormatFloat(r.SecuritySeverity, 'f', 1, 64)
	}
	d := sarif.NewRule(r.ID).
		WithDescription(clip(short)).
		WithFullDescription(sarif.NewMultiformatMessageString(clip(cmp.Or(r.Full, short)))).
		WithTextHelp(help).
		WithMarkdownHelp(cmp.Or(r.HelpMarkdown, help)).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(string(cmp.Or(r.Level, Warning)))).
		WithProperties(properties)
	if r.Name != "" {
		d.WithName(r.Name)
	}
	if r.HelpURI != "" {
		d.WithHelpURI(r.HelpURI)
	}
	return d
}

// tags are the first of a rule's, each once, as the schema wants them. They are no
// nil, for which the library would write null.
func tags(all []string) []string {
	out := []string{}
	for _, tag := range all {
		tag = strings.ToValidUTF8(tag, string(utf8.RuneError)) // as it is written
		if len(out) < MaxTags && !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}

func (r *Result) result() *sarif.Result {
	out := sarif.NewRuleResult(r.RuleID).
		WithLevel(string(cmp.Or(r.Level, Warning))).
		WithMessage(sarif.NewTextMessage(plain(r.Message))).
		WithLocations([]*sarif.Location{r.At.location()})
	for i, related := range r.Related {
		out.AddRelatedLocation(related.location().WithId(i + 1))
	}
	for i := range r.Fixes {
		out.AddFix(r.Fixes[i].fix())
	}
	if r.Fingerprint != "" {
		out.WithPartialFingerPrints(map[string]interface{}{
			"credlint/v1": r.Fingerprint,
			// GitHub follows an alert by this key alone, and its upload action
			// would fill it with a hash of the line, which holds the secret.
			"primaryLocationLineHash": r.Fingerprint[:16] + ":1",
		})
	}
	return out
}

func (f *Fix) fix() *sarif.Fix {
	change := sarif.NewArtifactChange(artifact(f.Path))
	for _, r := range f.Replacements {
		replacement := sarif.NewReplacement(r.Region.region())
		if r.Text != "" {
			replacement.WithInsertedContent(sarif.NewArtifactContent().WithText(r.Text))
		}
		change.WithReplacement(replacement)
	}
	return sarif.NewFix().WithDescriptionText(plain(f.Description)).WithArtifactChanges([]*sarif.ArtifactChange{change})
}

func artifact(path string) *sarif.ArtifactLocation {
	return sarif.NewSimpleArtifactLocation(uri(path)).WithUriBaseId(srcRoot)
}

func (r *Region) region() *sarif.Region {
	return sarif.NewRegion().
		WithStartLine(r.StartLine).WithStartColumn(r.StartColumn).
		WithEndLine(r.EndLine).WithEndColumn(r.EndColumn)
}

func (l *Location) location() *sarif.Location {
	physical := sarif.NewPhysicalLocation().
		WithArtifactLocation(artifact(l.Path))
	if r := l.Region; r != nil {
		physical.WithRegion(r.region())
	}
	out := sarif.NewLocationWithPhysicalLocation(physical)
	if l.Pointer != "" {
		out.AddLogicalLocations(sarif.NewLogicalLocation().WithFullyQualifiedName(l.Pointer).WithKind("member"))
	}
	if l.Message != "" {
		out.WithMessage(sarif.NewTextMessage(plain(l.Message)))
	}
	return out
}

// uri is a relative reference to path. A colon is encoded too, or "a:b" would
// be an address of scheme a; and what begins with two slashes, as a share of Windows
// does, would be the name of a host.
func uri(path string) string {
	if strings.HasPrefix(path, "//") {
		path = "/." + path
	}
	segments := strings.Split(path, "/")
	for i, s := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), ":", "%3A")
	}
	return strings.Join(segments, "/")
}

// plain keeps readers from turning text of a repository into a link:
// "[click](https://...)" is one in a SARIF message.
func plain(message string) string { return strings.ReplaceAll(message, "](", `\](`) }

// clip shortens text to what GitHub takes.
func clip(text string) string {
	if runes := []rune(text); len(runes) > maxText {
		return string(runes[:maxText-1]) + "…"
	}
	return text
}
