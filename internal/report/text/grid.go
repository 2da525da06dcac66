package text

import (
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/rivo/uniseg"

	"github.com/credlint/credlint/internal/source"
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
		p.printf("%s%s\n", strings.Repeat(" ", indent), source.Visible(strings.TrimRight(line, " \n"))) // a long word may be parted anywhere
	}
}

// fit is the width of each column so that a row is at most total wide; zero is
// no limit. Every column gets room for its longest word, as far as there is
// room, and the rest goes to those that want more.
func fit(rows [][]string, total int) []int {
	want, least := measure(rows)
	room := total - gap*(len(want)-1)
	if total <= 0 || sumOf(want) <= room {
		return want
	}
	press(least, room)
	spare, wish := room-sumOf(least), sumOf(want)-sumOf(least)
	for i := range least {
		if more := want[i] - least[i]; spare > 0 && more > 0 {
			least[i] += more * spare / wish
		}
	}
	return least
}

// press takes from the widest columns until all fit.
func press(widths []int, room int) {
	for over := sumOf(widths) - room; over > 0; over-- {
		widest := slices.Index(widths, slices.Max(widths))
		if widths[widest] <= minColumn {
			return
		}
		widths[widest]--
	}
}

// measure tells for each column the width of the widest cell, and that of the
// longest word.
func measure(rows [][]string) (cells, words []int) {
	cells, words = make([]int, len(rows[0])), make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			cells[i] = max(cells[i], uniseg.StringWidth(cell))
			for _, word := range strings.Fields(cell) {
				words[i] = max(words[i], uniseg.StringWidth(word))
			}
		}
	}
	return cells, words
}

func sumOf(widths []int) int {
	n := 0
	for _, w := range widths {
		n += w
	}
	return n
}
