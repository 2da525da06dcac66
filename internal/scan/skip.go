package scan

import (
	"path"
	"strings"
)

// bookkeeping are the folders (and, for git, files) of version control.
var bookkeeping = set(".git", ".hg", ".svn", ".jj")

// thirdParty are folders with code that was fetched, not written: what is
// wrong in it is not its user's to mend.
var thirdParty = set("node_modules", "bower_components", "vendor", ".venv", "venv", "site-packages",
	"__pycache__", ".tox", ".nox", ".terraform", ".yarn", ".pnpm-store")

// output are folders that builds and tests write. They are left out where git
// ignores them, together with any agents' files in them.
var output = set("dist", "build", "out", "target", "bin", "obj", "coverage", ".next", ".nuxt",
	".cache", ".gradle", ".turbo", ".parcel-cache", ".mypy_cache", ".pytest_cache", ".ruff_cache")

// locks are files in which package managers keep hashes.
var locks = set("package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock",
	"deno.lock", "go.sum", "go.work.sum", "cargo.lock", "poetry.lock", "uv.lock", "pdm.lock", "pipfile.lock",
	"gemfile.lock", "composer.lock", "podfile.lock", "pubspec.lock", "mix.lock", "flake.lock",
	"gradle.lockfile", "packages.lock.json", "package.resolved", ".terraform.lock.hcl", "module.bazel.lock")

// bundles are the ends of names of files that a tool wrote for machines.
var bundles = []string{".min.js", ".min.css", ".min.mjs", ".bundle.js", ".map"}

// binaries are extensions of files that are no text; others are known by
// their first bytes.
var binaries = set(".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".icns", ".bmp", ".tiff", ".avif", ".heic", ".psd",
	".mp3", ".mp4", ".m4a", ".mov", ".avi", ".mkv", ".webm", ".wav", ".ogg", ".flac",
	".woff", ".woff2", ".ttf", ".otf", ".eot",
	".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar", ".jar", ".war", ".whl", ".gem", ".nupkg", ".dmg", ".iso",
	".exe", ".dll", ".so", ".dylib", ".a", ".o", ".lib", ".class", ".pyc", ".pyo", ".wasm", ".node",
	".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt",
	".db", ".sqlite", ".sqlite3", ".parquet", ".onnx", ".safetensors", ".pt", ".bin")

// generated tells why an ordinary file is not worth reading by its name alone,
// or nothing.
func generated(at string) string {
	name := strings.ToLower(path.Base(at))
	switch {
	case locks[name]:
		return "lock file"
	case binaries[path.Ext(name)]:
		return "binary"
	}
	for _, end := range bundles {
		if strings.HasSuffix(name, end) {
			return "generated"
		}
	}
	return ""
}

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, name := range names {
		m[name] = true
	}
	return m
}
