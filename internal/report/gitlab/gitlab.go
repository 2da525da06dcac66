// Package gitlab writes a report as GitLab's Code Quality report: a list of
// issues, which GitLab shows in merge requests. Fingerprints are those of
// docs/fingerprints.md, so that GitLab tells new findings from old ones.
package gitlab

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"

	"github.com/credlint/credlint/internal/lint"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/source"
)

type issue struct {
	Description string   `json:"description"`
	Check       string   `json:"check_name"`
	Fingerprint string   `json:"fingerprint"`
	Severity    string   `json:"severity"`
	Location    location `json:"location"`
}

type location struct {
	Path  string `json:"path"`
	Lines lines  `json:"lines"`
}

type lines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// severities are GitLab's words: info, minor, major, critical, blocker.
var severities = [...]string{lint.Note: "info", lint.Warning: "major", lint.Error: "critical"}

// Write writes one list. What could not be read is in it too: an empty list
// would say that all is well.
func Write(w io.Writer, r *report.Report) error {
	issues := []issue{}
	for i := range r.Findings {
		issues = append(issues, finding(&r.Findings[i]))
	}
	for _, p := range r.Problems {
		issues = append(issues, problem(p))
	}
	var doc bytes.Buffer
	out := json.NewEncoder(&doc)
	out.SetIndent("", "  ")
	if err := out.Encode(issues); err != nil {
		return err
	}
	_, err := w.Write(report.Inert(doc.Bytes()))
	return err
}

func finding(f *lint.Finding) issue {
	scrub := report.For(f)
	return issue{
		Description: scrub.Show(f.Message), Check: f.Rule.ID, Fingerprint: f.Fingerprint, Severity: severities[f.Level()],
		Location: at(scrub, f.At.File.Path, f.At.File, f.At.Span),
	}
}

// incomplete is the check under which problems stand.
const incomplete = "credlint-incomplete"

func problem(p source.Problem) issue {
	scrub := report.ForProblem(p)
	message := scrub.Show(p.Message)
	sum := sha256.Sum256([]byte(incomplete + "\x00" + scrub.Path(p.Path) + "\x00" + message))
	return issue{
		Description: "not read in full: " + message, Check: incomplete, Fingerprint: hex.EncodeToString(sum[:16]),
		Severity: "minor", Location: at(scrub, p.Path, p.File, p.Span),
	}
}

func at(scrub report.Scrubber, path string, f *source.File, s source.Span) location {
	l := lines{1, 1}
	if f != nil {
		l = lines{f.Position(s.Start).Line, f.Position(s.End).Line}
	}
	return location{scrub.ShowPath(path), l}
}
