package anatomy

import (
	"encoding/base64"
	"hash/crc32"
	"strconv"
	"strings"
)

// gitlabParts are the names of the keys of a routable token.
var gitlabParts = map[string]string{"c": "cell", "g": "group", "o": "organization", "p": "project", "t": "runner type", "u": "user"}

// gitlab reads a routable token: HEAD-PAYLOAD.VV.LLCCCCCCC, where LL is the length
// of the payload, which ends with lines that name the user and the group, and with
// the length of these.
func gitlab(text string, a *Anatomy) bool {
	if !strings.HasPrefix(text, "gl") {
		return false
	}
	dot := strings.LastIndexByte(text, '.')
	if dot < 0 || len(text)-dot != 10 {
		return strings.HasPrefix(a.Format, "gitlab-")
	}
	payload, ok := gitlabPayload(text[:dot], text[dot+1:dot+3])
	if !ok {
		return false
	}
	a.checked(gitlabChecksum(text))
	raw, err := base64.RawURLEncoding.DecodeString(payload)
	if err != nil || len(raw) < 2 {
		return true
	}
	n := int(raw[len(raw)-1])
	if end := len(raw) - 1; n <= end {
		a.gitlabRoute(string(raw[end-n : end]))
	}
	return true
}

// gitlabPayload is what stands behind the head, which is glpat- or glrt-t1_, and
// before a version, if there is one.
func gitlabPayload(text, length string) (string, bool) {
	text, _, _ = strings.Cut(text, ".")
	n, err := strconv.ParseUint(length, 36, 16)
	if err != nil || n == 0 || int(n) >= len(text) {
		return "", false
	}
	return text[len(text)-int(n):], true
}

func (a *Anatomy) gitlabRoute(route string) {
	for line := range strings.SplitSeq(route, "\n") {
		key, value, _ := strings.Cut(line, ":")
		n, err := strconv.ParseUint(value, 36, 64)
		if name := gitlabParts[key]; name != "" && err == nil {
			a.id(name, strconv.FormatUint(n, 10))
		}
	}
}

// gitlabChecksum compares the last seven characters: the CRC32 of all before
// them in base 36.
func gitlabChecksum(text string) bool {
	body, sum := text[:len(text)-7], text[len(text)-7:]
	want := strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(body))), 36)
	return strings.Repeat("0", 7-len(want))+want == sum
}
