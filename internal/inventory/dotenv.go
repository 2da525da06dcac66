package inventory

import "strings"

// dotenv reports whether a file of this path holds variables for an
// environment, and in which format. The path has no marks any more; template
// says that it had one.
func dotenv(path string, template bool) (Format, bool) {
	name := path[strings.LastIndexByte(path, '/')+1:]
	if !holdsFold(path, "env") && !holdsFold(name, ".dev.vars") {
		return Text, false // nearly always, without an allocation
	}
	name = strings.ToLower(name)
	switch {
	case strings.HasPrefix(name, ".envrc"):
		return Shell, true
	case strings.HasPrefix(name, ".env"):
		return Dotenv, afterEnv(name[len(".env"):])
	case strings.HasPrefix(name, ".dev.vars"):
		return Dotenv, afterEnv(name[len(".dev.vars"):])
	case strings.HasSuffix(name, ".env"), name == "dotenv":
		return Dotenv, true
	case name == "env": // alone it may be anything, "env.example" is clear
		return Dotenv, template
	case strings.HasPrefix(name, "env."):
		return Dotenv, isStage(name[len("env."):])
	}
	// Templates of Django projects keep their variables in a folder.
	return Dotenv, strings.HasPrefix(name, ".") && inEnvs(path)
}

func inEnvs(path string) bool {
	return strings.HasPrefix(path, ".envs/") || strings.Contains(path, "/.envs/")
}

// afterEnv judges what follows ".env": nothing, or a mark and the name of a
// stage or a copy; neither a longer word (".envoy.yaml") nor a language
// (".env.ts").
func afterEnv(rest string) bool {
	if rest == "" {
		return true
	}
	if c := rest[0]; 'a' <= c && c <= 'z' {
		return false
	}
	switch rest[strings.LastIndexByte(rest, '.')+1:] {
	case "js", "mjs", "cjs", "ts", "mts", "tsx", "jsx", "py", "rb", "go", "rs", "php", "java", "json", "jsonc",
		"yaml", "yml", "toml", "md", "sh", "ps1", "gpg", "age", "asc", "zip", "gz", "swp":
		return false
	}
	return true
}

// isStage tells "env.production" from "env.go".
func isStage(word string) bool {
	switch word {
	case "local", "dev", "development", "test", "stage", "staging", "prod", "production", "defaults", "docker":
		return true
	}
	return false
}
