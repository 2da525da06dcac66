module github.com/credlint/credlint

go 1.26.0
