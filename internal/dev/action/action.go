// Package action holds the tests of the GitHub Action: they run the scripts of
// its steps as a runner would, with an environment and folders of their own.
package action
