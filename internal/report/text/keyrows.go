package text

import (
	"strconv"
	"time"

	"github.com/credlint/credlint/internal/keymap"
	"github.com/credlint/credlint/internal/report"
)

// heads are the heads of the columns.
var heads = []string{"LINE", "ROUTE", "CREDENTIAL", "OWNER", "REACH", "LIFETIME", "FROM"}

func keyRows(h *keymap.Holder, now time.Time) [][]string {
	var rows [][]string
	for _, c := range h.Credentials {
		rows = append(rows, []string{
			strconv.Itoa(c.Line()), report.Label(c.Way()), report.Label(c.What()), c.Owner(), c.Reach(), c.Life(now), report.Label(c.Origin()),
		})
	}
	return rows
}
