#!/bin/sh
# Written by "credlint init --hook": stops a commit that would give an agent a key
# in clear text. To commit all the same: git commit --no-verify
command -v credlint >/dev/null 2>&1 || {
	echo "credlint is not on the PATH, so that this commit cannot be checked" >&2
	exit 1
}
exec credlint --staged
