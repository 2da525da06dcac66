package text

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/rivo/uniseg"
)

const (
	// gap is what stands between two columns.
	gap = 2
	// minColumn is the least width to which a wide column is pressed.
	minColumn = 10
)

// grid prints rows in columns without lines between them, indented, with long
// cells on several lines. Rows have the same number of cells as widths.
func (p *printer) grid(indent int, widths []int, rows [][]string) {
	w := table.NewWriter()
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", strings.Repeat(" ", gap)
	w.SetStyle(style)
	w.SuppressTrailingSpaces()
	var columns []table.ColumnConfig
	for i, width := range widths {
		columns = append(columns, table.ColumnConfig{Number: i + 1, WidthMin: width, WidthMax: width, WidthMaxEnforcer: text.WrapSoft})
	}
	w.SetColumnConfigs(columns)
	for _, cells := range rows {
		row := make(table.Row, len(cells))
		for i, cell := range cells {
			row[i] = cell
		}
		w.AppendRow(row)
	}
	for line := range strings.Lines(w.Render()) {
		p.printf("%s%s\n", strings.Repeat(" ", indent), strings.TrimRight(line, " \n"))
	}
}

// fit is the width of each column so that a row is at most total wide; zero is
// no limit. A column that is no wider than its share keeps its width, the others
// share what is left.
func fit(rows [][]string, total int) []int {
	widths := natural(rows)
	if total <= 0 {
		return widths
	}
	room := total - gap*(len(widths)-1)
	wide := make([]bool, len(widths))
	for i := range wide {
		wide[i] = true
	}
	for {
		share, settled := room/max(countTrue(wide), 1), true
		for i, width := range widths {
			if wide[i] && width <= share {
				wide[i], settled = false, false
				room -= width
			}
		}
		if settled {
			press(widths, wide, max(share, minColumn))
			return widths
		}
	}
}

func press(widths []int, wide []bool, share int) {
	for i := range widths {
		if wide[i] {
			widths[i] = share
		}
	}
}

func countTrue(list []bool) int {
	n := 0
	for _, is := range list {
		if is {
			n++
		}
	}
	return n
}

// natural is the width of the widest cell of each column.
func natural(rows [][]string) []int {
	var widths []int
	for _, cells := range rows {
		for i, cell := range cells {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], uniseg.StringWidth(cell))
		}
	}
	return widths
}
