package anatomy

import (
	"strings"
	"time"
)

const (
	caskMark     = "JQQJ9"
	openCaskMark = "QJJQ"
	// digits64 are the digits of dates in these keys.
	digits64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

// caskProviders are the signatures in the key's tail. Each belongs to a format
// or to the service that is named.
var caskProviders = map[string]string{
	"AZDO": "Azure DevOps", "ACOG": "Azure AI services", "AZEG": "Azure Event Grid", "AZAC": "Azure Communication Services",
	"AZCS": "Azure Chaos Studio", "AZMP": "Azure Maps",
}

// cask reads the month in which a key of Microsoft's common annotated form was
// made: 52 random characters, a mark, a kind, year and month.
func cask(text string, a *Anatomy) bool {
	if len(text) != 84 && len(text) != 88 || text[52:57] != caskMark {
		return false
	}
	if a.Format == "" {
		a.become("azure-cask-generic")
	}
	year, month := strings.IndexByte(digits64, text[58]), strings.IndexByte(digits64, text[59])
	if year >= 0 && month >= 0 && month < 12 {
		a.Issued = time.Date(2024+year, time.Month(1+month), 1, 0, 0, 0, 0, time.UTC)
		a.note("the text tells the month of its making")
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

// openCask reads the public form, whose last six characters are the time to the
// second: year, month, day, hour, minute, second.
func openCask(text string, a *Anatomy) bool {
	if len(text) < 54 || len(text) > 128 || text[44:48] != openCaskMark {
		return false
	}
	var at [6]int
	for i := range at {
		at[i] = strings.IndexByte(digits64, text[len(text)-6+i])
	}
	made := time.Date(2025+at[0], time.Month(1+at[1]), 1+at[2], at[3], at[4], at[5], 0, time.UTC)
	if at[0] < 0 || at[1] < 0 || at[1] > 11 || at[2] < 0 || at[2] > 30 || at[3] < 0 || at[3] > 23 || at[4] < 0 || at[4] > 59 || at[5] < 0 || at[5] > 59 {
		return false
	}
	a.become("azure-cask-generic")
	a.Issued = made
	return true
}
