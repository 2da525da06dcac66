package credential

import (
	"slices"
	"strings"
)

// isPlaceholder reports whether text waits to be replaced. It is judged by the
// text alone: its words, its runs, its dots, and the words of the name that it
// repeats (MINIO_SECRET_KEY=minio_secret_key).
func isPlaceholder(name, text string) bool {
	lower := strings.ToLower(text)
	switch {
	case wholePlaceholders[lower], elided(text), filler(text), bracketed(text):
		return true
	}
	words := nameParts(text)
	if placeholderWords(words, lower) {
		return true
	}
	return repeatsName(nameParts(name), words)
}

// placeholderWords looks for the words by which people ask for a value.
func placeholderWords(words []string, lower string) bool {
	for i, w := range words {
		if callWords[w] || strings.HasPrefix(w, "your") && len(w) > 4 && secretish(w[4:]) {
			return true
		}
		if i+1 < len(words) && callPairs[w+" "+words[i+1]] {
			return true
		}
	}
	plain := leet.Replace(lower)
	for _, part := range callParts {
		if strings.Contains(lower, part) || strings.Contains(plain, part) {
			return true
		}
	}
	return false
}

// secretish reports whether a word that follows "your" without a blank names
// something to fill in: "yourtoken", "yourpassword".
func secretish(w string) bool {
	return ClassifyName(w) != NameOther || callObjects[w]
}

// repeatsName reports whether the text is only made of the name's words and
// words for credentials: "redis_password", "openai_api_key", "langfuse-s3-access",
// "test-api-key-2".
func repeatsName(name, text []string) bool {
	if len(text) == 0 {
		return false
	}
	generic := 0
	for i, w := range text {
		switch {
		case genericWords[w]:
			generic++
		case slices.Contains(name, w), generic > 1 && i == len(text)-1 && counts(w):
		default:
			return false
		}
	}
	return generic > 0 || len(text) > 1
}

// bracketed reports whether a text still stands in angle brackets: they name what is
// wanted there, or body had taken them off.
func bracketed(text string) bool {
	return len(text) > 2 && text[0] == '<' && text[len(text)-1] == '>'
}

// counts reports whether a word tells one of several from the others: "2", "03".
func counts(w string) bool { return len(w) <= 2 && strings.Trim(w, "0123456789") == "" }

// namesCredential reports whether a text is itself the name of a credential, in
// words: "openai_api_key". Passwords may be such words, keys are not.
func namesCredential(text string) bool {
	return strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz_-. ") == "" && ClassifyName(text).Credential()
}

// isDefault reports whether text is a published default password, or a word
// that says "password" and nothing more secret: "hse_password", "adminpasswd".
func isDefault(text string) bool {
	lower := strings.ToLower(text)
	if weakPasswords[lower] {
		return true
	}
	return (strings.Contains(lower, "password") || strings.Contains(lower, "passwd")) &&
		strings.Trim(lower, "abcdefghijklmnopqrstuvwxyz_-. !") == ""
}

// elided reports whether parts of the value were left out: "sk-...", "****", or
// are filled in by a program: "%s".
func elided(text string) bool {
	return strings.Contains(text, "...") || strings.Contains(text, "…") ||
		strings.Contains(text, "***") || strings.Contains(text, "•••") ||
		strings.Trim(text, `'"\n`) == "%s"
}

// hollow reports whether a text begins like a private key in PEM and has no key
// in it: a pattern that looks for such keys, the lines between which one goes.
func hollow(text string) bool {
	if !strings.HasPrefix(text, "-----BEGIN ") {
		return false
	}
	run := 0
	for _, c := range []byte(text) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' {
			run++
		} else {
			run = 0
		}
		if run == leastKeyRun {
			return false
		}
	}
	return true
}

// leastKeyRun is how many characters of base64 stand in a row in any key. The
// lines of PEM have 64, and some wrap them shorter.
const leastKeyRun = 30

// filler reports whether most of the text is one run: xxxxxxxx, 00000000,
// abcdefghij, 1234567890, 0011223344; or all of it is short ones: abc123xyz789.
func filler(text string) bool {
	if n := len(text); n < 3 {
		return false
	}
	body := text
	if i := strings.LastIndexAny(strings.TrimRight(text, "-_="), "-_="); i >= 0 && len(text)-i > 6 {
		body = text[i+1:]
	}
	return runShare(body, 4) >= 0.6 || runShare(doubled(body), 4) >= 0.6 || runShare(text, 4) >= 0.6 || runShare(body, 3) == 1 || fewCharacters(body)
}

// doubled is every second character of a text in which each stands twice: 00112233.
func doubled(s string) string {
	var half []byte
	for i := 0; i+1 < len(s); i += 2 {
		if s[i] != s[i+1] {
			return ""
		}
		half = append(half, s[i])
	}
	if len(s)%2 == 1 {
		return ""
	}
	return string(half)
}

// runShare is the share of characters that stand in runs of at least so many
// equal or consecutive ones.
func runShare(s string, least int) float64 {
	if len(s) == 0 {
		return 0
	}
	in := make([]bool, len(s))
	for _, step := range []int{0, 1, -1} {
		start := 0
		for i := 1; i <= len(s); i++ {
			if i < len(s) && (int(lowerByte(s[i]))-int(lowerByte(s[i-1])) == step || step == 1 && s[i-1] == '9' && s[i] == '0') {
				continue
			}
			if i-start >= least {
				for k := start; k < i; k++ {
					in[k] = true
				}
			}
			start = i
		}
	}
	n := 0
	for _, b := range in {
		if b {
			n++
		}
	}
	return float64(n) / float64(len(s))
}

// fewCharacters reports whether a long text is made of one or two characters.
func fewCharacters(s string) bool {
	if len(s) < 8 {
		return false
	}
	var seen [256]bool
	n := 0
	for i := range len(s) {
		if c := lowerByte(s[i]); !seen[c] {
			seen[c] = true
			n++
		}
	}
	return n <= 2
}

func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
