package text

import (
	"strconv"
	"time"

	"github.com/credlint/credlint/internal/keymap"
)

// heads are the heads of the columns.
var heads = []string{"LINE", "ROUTE", "CREDENTIAL", "OWNER", "REACH", "LIFETIME", "FROM"}

func keyRows(h *keymap.Holder, now time.Time) [][]string {
	var rows [][]string
	for _, c := range h.Credentials {
		rows = append(rows, []string{
			strconv.Itoa(c.Line()), show(c.Way()), show(c.What()), c.Owner(), c.Reach(), c.Life(now), show(c.Origin()),
		})
	}
	return rows
}
