// Package html writes a report as one page for people who look after many
// credentials: the checklist with its state, the map drawn, and the findings
// with filters. The page is a file of its own: it loads nothing, sends nothing,
// and its security policy lets no script and no style run but the two in it.
package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page, its style and its script
	"encoding/base64"
	"html/template"
	"io"
	"sync"
	"time"

	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/report"
)

var (
	//go:embed page.html
	pageText string
	//go:embed page.css
	style string
	//go:embed page.js
	script string
)

// page is parsed where one is written.
var page = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageText)) })

// show makes text fit for people where no finding is spoken of: the names in a
// map have no secret in them.
var (
	show     = report.Scrubber{}.Show
	showPath = report.Scrubber{}.ShowPath
)

// view is what the page shows.
type view struct {
	Policy   string
	Style    template.CSS
	Script   template.JS
	Version  string
	At       string
	Count    report.Count
	Unread   int
	Summary  string
	Items    []item
	Map      *chart
	Findings []finding
	// Left is the number of findings that are not shown.
	Left     int
	Rules    []string // that found something
	Holders  []string // clients of findings
	Problems []problem
}

// Write writes r as a page.
func Write(w io.Writer, r *report.Report) error {
	v := view{
		Policy: "default-src 'none'; style-src '" + digest(style) + "'; script-src '" + digest(script) + "'; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(style), Script: template.JS(script),
		Version: r.Version, Count: r.Count(), Unread: r.Unread(), Summary: r.Summary(),
		Items: checklist(r), Problems: problems(r),
	}
	if !r.Now.IsZero() {
		v.At = r.Now.UTC().Format(time.DateTime) + " UTC"
	}
	if r.Map != nil {
		v.Map = newChart(r.Map, r.Now)
	}
	v.addFindings(r)
	var doc bytes.Buffer
	if err := page().Execute(&doc, v); err != nil {
		return err
	}
	_, err := w.Write(doc.Bytes())
	return err
}

// digest is how a security policy names the one text that it lets run.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// chart is the map: drawn, and as tables.
type chart struct {
	Summary string
	Drawing *drawing
	Holders []holder
}

type holder struct {
	Title, Path string
	LoadedBy    []string
	Credentials []held
}

type held struct {
	Class                                 string
	Line                                  int
	Way, What, Owner, Reach, Life, Origin string
	Shared                                []string
}

func newChart(m *keymap.Map, now time.Time) *chart {
	c := &chart{Summary: report.MapSummary(m.Total), Drawing: draw(m, now)}
	for _, h := range m.Holders {
		out := holder{Title: show(h.Title()), Path: showPath(h.Path)}
		for _, by := range h.LoadedBy {
			out.LoadedBy = append(out.LoadedBy, show(by.Title()))
		}
		for _, k := range h.Credentials {
			out.Credentials = append(out.Credentials, newHeld(k, now))
		}
		c.Holders = append(c.Holders, out)
	}
	return c
}

func newHeld(k *keymap.Credential, now time.Time) held {
	out := held{
		Class: class(k.From.Means), Line: k.Line(), Way: report.Label(k.Way()), What: report.Label(k.What()),
		Owner: k.Owner(), Reach: k.Reach(), Life: k.Life(now), Origin: report.Label(k.Origin()),
	}
	for _, o := range k.Shared {
		out.Shared = append(out.Shared, show(o.Holder.Title()))
	}
	return out
}
