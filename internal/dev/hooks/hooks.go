// Package hooks holds the tests of .pre-commit-hooks.yaml, by which people who
// use pre-commit (https://pre-commit.com) run credlint. With -long they install
// the hooks with the real pre-commit in a repository and commit there.
package hooks
