#!/usr/bin/env bash
# The steps of the GitHub Action: "install" puts credlint into the runner's
# temporary folder, "check" runs it. All that comes from the workflow comes by
# the environment and is never read as code.
set -euo pipefail

bin=$RUNNER_TEMP/credlint-bin
releases=${CREDLINT_RELEASES:-https://github.com/credlint/credlint/releases/download}
module=github.com/credlint/credlint/cmd/credlint

die() {
	echo "::error title=credlint::$*"
	exit 2
}

# archive is the name that this system's release has.
archive() {
	local os arch end=tar.gz
	case $RUNNER_OS in
	Linux) os=linux ;;
	macOS) os=darwin ;;
	Windows) os=windows end=zip ;;
	*) return 1 ;;
	esac
	case $RUNNER_ARCH in
	X64) arch=amd64 ;;
	ARM64) arch=arm64 ;;
	*) return 1 ;;
	esac
	echo "credlint_${1#v}_${os}_$arch.$end"
}

# digest prints the SHA-256 of a file.
digest() {
	if command -v sha256sum >/dev/null; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

# download fetches a release. It fails where there is none, and ends the step
# where one is there and is not what its checksum says.
download() {
	local version=$1 name dir want
	name=$(archive "$version") || return 1
	dir=$(mktemp -d "$RUNNER_TEMP/credlint.XXXXXX")
	curl -fsSL --retry 3 -o "$dir/$name" "$releases/$version/$name" || return 1
	curl -fsSL --retry 3 -o "$dir/checksums.txt" "$releases/$version/checksums.txt" || die "release $version has no checksums"
	want=$(awk -v name="$name" '$2 == name { print $1 }' "$dir/checksums.txt")
	if [ -z "$want" ] || [ "$want" != "$(digest "$dir/$name")" ]; then
		die "the download of release $version is not what its checksum says"
	fi
	case $name in
	*.zip) unzip -q "$dir/$name" -d "$bin" ;;
	*) tar -xzf "$dir/$name" -C "$bin" ;;
	esac
}

# build makes credlint with Go: of a version, or of the action's own source.
build() {
	command -v go >/dev/null || die "there is no release of credlint for this runner, and no Go to build it: add actions/setup-go"
	if [ -n "$1" ]; then
		GOBIN=$bin go install "$module@$1"
	else
		(cd "$GITHUB_ACTION_PATH" && GOFLAGS=-mod=readonly go build -trimpath -o "$bin/" ./cmd/credlint)
	fi
}

install() {
	local version=$CREDLINT_VERSION
	if [ -z "$version" ] && [[ $CREDLINT_REF =~ ^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]]; then
		version=$CREDLINT_REF
	fi
	if [ -n "$version" ] && ! [[ $version =~ ^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]]; then
		die "the input version has to read as v0.1.0"
	fi
	mkdir -p "$bin"
	if [ -z "$version" ] || ! download "$version"; then
		build "$version"
	fi
	"$bin/credlint" version
}

# quietly prints what a command prints in a way that no line of it is taken for
# a command to the runner.
quietly() {
	local token code=0
	token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
	echo "::stop-commands::$token"
	"$@" || code=$?
	echo "::$token::"
	return "$code"
}

check() {
	local args=() paths=() path code=0 sarif=$RUNNER_TEMP/credlint.sarif
	cd "$GITHUB_WORKSPACE"
	[ -z "$CREDLINT_CONFIG" ] || args+=("--config=$CREDLINT_CONFIG")
	[ -z "$CREDLINT_BASELINE" ] || args+=("--baseline=$CREDLINT_BASELINE")
	while IFS= read -r path; do
		path=${path%$'\r'}
		[ -z "$path" ] || paths+=("$path")
	done <<<"$CREDLINT_PATHS"
	args+=(-- "${paths[@]:-.}")

	local run=("$bin/credlint" check "--fail-on=$CREDLINT_FAIL_ON" "--format=$CREDLINT_FORMAT")
	if [ "$CREDLINT_FORMAT" = github ]; then
		"${run[@]}" "${args[@]}" || code=$?
	else
		quietly "${run[@]}" "${args[@]}" || code=$?
	fi
	[ "$code" -ne 2 ] || exit 2 # the inputs are wrong: there is no report

	"$bin/credlint" check --fail-on=never --format=sarif "${args[@]}" >"$sarif" 2>/dev/null || true
	"$bin/credlint" check --fail-on=never --format=markdown "${args[@]}" >>"$GITHUB_STEP_SUMMARY" 2>/dev/null || true
	{
		echo "findings=$(grep -c '^ *"ruleId": ' "$sarif" || true)"
		echo "sarif=$sarif"
	} >>"$GITHUB_OUTPUT"
	exit "$code"
}

case ${1-} in
install | check) "$1" ;;
*) die "want install or check" ;;
esac
