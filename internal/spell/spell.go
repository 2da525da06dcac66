// Package spell proposes the words that a misspelt one may stand for.
package spell

import (
	"slices"
	"strings"
)

// Near returns the words that are close to a misspelt one, the closest first:
// those that few letters differ in, and those that it is the start of.
func Near(word string, among []string) []string {
	type candidate struct {
		word string
		far  int
	}
	var found []candidate
	for _, w := range among {
		far := distance(strings.ToLower(word), w)
		if far <= 1+len(w)/5 || len(word) > 2 && strings.HasPrefix(w, word) {
			found = append(found, candidate{w, far})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return a.far - b.far })
	var near []string
	for _, c := range found[:min(len(found), most)] {
		near = append(near, c.word)
	}
	return near
}

// most is how many words are proposed.
const most = 3

// OneOf lists words as in "a, b or c".
func OneOf(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// longest is the longest word that is compared; nobody misspells a longer one.
const longest = 64

// distance is the number of letters to insert, drop, replace or swap with the
// next one that make b out of a.
func distance(a, b string) int {
	if len(a) > longest || len(b) > longest {
		return longest
	}
	above, before := make([]int, len(b)+1), make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		above, before, row = before, row, above
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(before[j]+cost, before[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], above[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
