package anatomy

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/formats"
)

// sas reads a shared access signature of Azure Storage: of an account, of a
// service, or signed by a log-in of Entra (user delegation).
func sas(text string, a *Anatomy) bool {
	if !strings.Contains(text, "sig=") || !strings.Contains(text, "sv=") {
		return false
	}
	query := queryOf(text)
	if query.Get("sig") == "" || query.Get("sv") == "" {
		return false
	}
	a.become("azure-sas")
	a.sasKind(query)
	a.sasWindow(query)
	a.sasReach(query)
	if query.Get("spr") != "https" {
		a.note("also valid over plain http")
	}
	if u, err := url.Parse(text); err == nil {
		a.id("host", u.Hostname())
	}
	return true
}

func (a *Anatomy) sasKind(query url.Values) {
	switch {
	case query.Get("skoid") != "":
		a.Kind = "User delegation SAS"
		a.id("tenant", query.Get("sktid"))
		a.id("signed by", query.Get("skoid"))
	case query.Get("srt") != "":
		a.Kind, a.Owner = "Account SAS", formats.Org
		a.note("signed with the key of the storage account")
	default:
		a.Kind = "Service SAS"
		a.note("signed with the key of the storage account")
	}
}

// sasWindow reads the end. The key of a user delegation has one too, and the
// earlier counts.
func (a *Anatomy) sasWindow(query url.Values) {
	at := func(name string) time.Time {
		return written(query.Get(name), time.RFC3339, "2006-01-02T15:04Z", time.DateOnly)
	}
	end, start := at("se"), at("st")
	if key := at("ske"); !key.IsZero() && (end.IsZero() || key.Before(end)) {
		end = key
	}
	if key := at("skt"); start.IsZero() {
		start = key
	}
	switch {
	case !end.IsZero():
		a.until(start, end)
	case query.Get("si") != "":
		a.Issued, a.Lifetime = start, formats.UnknownLifetime
		a.note("a stored access policy tells its end and what it may do")
	}
}

func (a *Anatomy) sasReach(query url.Values) {
	letters := query.Get("sp")
	switch {
	case letters == "":
	case strings.Trim(letters, "rl") == "":
		a.Reach = formats.ReadOnly
	case query.Get("srt") != "" && strings.ContainsAny(letters, "wd"):
		a.Reach = formats.Full
	default:
		a.Reach = formats.ReadWrite
	}
	if letters != "" {
		a.note("permissions: " + letters)
	}
}

// serviceBus reads the signature of Service Bus and Event Hubs.
func serviceBus(text string, a *Anatomy) bool {
	rest, ok := strings.CutPrefix(text, "SharedAccessSignature ")
	if !ok {
		return false
	}
	query, _ := url.ParseQuery(rest)
	if query.Get("sig") == "" {
		return false
	}
	a.become("azure-sas")
	a.Kind = "Service Bus or Event Hubs SAS"
	if seconds, err := strconv.ParseInt(query.Get("se"), 10, 64); err == nil {
		if end := moment(float64(seconds)); !end.IsZero() {
			a.until(time.Time{}, end)
		}
	}
	a.policy(query.Get("skn"))
	if u, err := url.Parse(query.Get("sr")); err == nil {
		a.id("host", u.Hostname())
	}
	return true
}

// policy is the rule whose key signs; the one that every namespace is born with
// may do everything.
func (a *Anatomy) policy(name string) {
	a.id("policy", name)
	if name == "RootManageSharedAccessKey" {
		a.Reach = formats.Admin
	}
}
