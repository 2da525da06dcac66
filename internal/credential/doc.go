// Package credential knows what a credential looks like, without a network:
// whether a value is a literal, a reference, a placeholder or nothing at all;
// which names announce a credential; and, for the type Secret, that none is
// ever printed.
//
// What it knows of the world (managers' reference syntaxes, placeholder words,
// name parts, token heads) is data in files of this folder, not code.
package credential
