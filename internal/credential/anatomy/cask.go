package anatomy

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

const (
	caskMark     = "JQQJ9"
	openCaskMark = "QJJQ"
	// digits64 are the digits of dates in these keys.
	digits64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

// caskProviders are the signatures in the key's tail, as Microsoft lists them.
var caskProviders = map[string]string{
	"ACOG": "Azure AI services", "AZAC": "Azure App Configuration", "AZCS": "Azure Communication Services", "AZDO": "Azure DevOps",
	"AZEG": "Azure Event Grid", "AZFR": "Azure Fluid Relay", "AZMP": "Azure Maps", "AZMR": "Azure Mixed Reality", "msql": "SQL Server",
}

// cask reads the month in which a key of Microsoft's common annotated form was
// made: 52 random characters, a mark, a kind, year and month. The month's last
// second stands for it, so that no key is taken for older than it is.
func cask(text string, a *Anatomy) bool {
	if len(text) != 84 && len(text) != 88 || text[52:57] != caskMark {
		return false
	}
	if a.Format == "" {
		a.become("azure-cask-generic")
	}
	year, month := strings.IndexByte(digits64, text[58]), strings.IndexByte(digits64, text[59])
	if year >= 0 && month >= 0 && month < 12 {
		a.Issued = time.Date(2024+year, time.Month(2+month), 1, 0, 0, -1, 0, time.UTC)
		a.note("the text tells only the month in which it was made")
	}
	if service := caskProviders[text[76:80]]; service != "" {
		a.id("service", service)
	}
	switch text[57] {
	case 'D':
		a.note("derived from another key")
	case 'H':
		a.note("a hash, which opens nothing")
	}
	return true
}

// openCask reads the public form: 256 or 512 random bits, a mark, and at the end
// the time to the second. The sizes of its parts stand behind the mark.
func openCask(text string, a *Anatomy) bool {
	for i, at := range [...]int{44, 88} {
		rest := text[min(at, len(text)):]
		if !strings.HasPrefix(rest, openCaskMark+"A"+digits64[i+1:i+2]) || len(rest) < 20 {
			continue
		}
		data := 4 * strings.IndexByte(digits64, rest[6])
		if made := openCaskTime(rest[len(rest)-6:]); len(rest) == 20+data && !made.IsZero() {
			a.become("azure-cask-generic")
			a.Issued = made
			a.id("service", cmp.Or(caskProviders[rest[8:12]], rest[8:12]))
			return true
		}
	}
	return false
}

// openCaskTime reads year, month, day, hour, minute and second, one digit each.
func openCaskTime(text string) time.Time {
	var at [6]int
	for i := range at {
		at[i] = strings.IndexByte(digits64, text[i])
	}
	if slices.Min(at[:]) < 0 {
		return time.Time{}
	}
	made := time.Date(2025+at[0], time.Month(1+at[1]), 1+at[2], at[3], at[4], at[5], 0, time.UTC)
	// What is no date, as the 31st of June, comes out as another one.
	if made.Month() != time.Month(1+at[1]) || made.Day() != 1+at[2] || made.Hour() != at[3] || made.Minute() != at[4] || made.Second() != at[5] {
		return time.Time{}
	}
	return made
}
