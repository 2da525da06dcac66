// Package gate holds the tests of the scripts in .ci, which decide whether a
// change passes.
package gate
