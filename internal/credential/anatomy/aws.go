package anatomy

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/formats"
)

// accessKey reads the account out of the id of an AWS access key. The id is no
// secret by itself, but tells how long the key that belongs to it lives.
func accessKey(text string, a *Anatomy) bool {
	switch a.Format {
	case "aws-access-key-long", "aws-access-key-temporary", "aws-sts-bearer":
	default:
		return false
	}
	a.Identifier = a.Format != "aws-sts-bearer"
	a.id("account", awsAccount(text))
	return true
}

// awsAccount decodes the account number, which the twelve characters after the
// head hold above their lowest seven bits. Older ids have none.
func awsAccount(id string) string {
	if len(id) < 20 || id[4] == 'I' || id[4] == 'J' {
		return ""
	}
	raw, err := base32.StdEncoding.DecodeString(id[4:20])
	if err != nil {
		return ""
	}
	n := binary.BigEndian.Uint64(append([]byte{0, 0}, raw[:6]...))
	return fmt.Sprintf("%012d", n&0x7fffffffff80>>7)
}

// presigned reads the end of a pre-signed URL, or of its query alone.
func presigned(text string, a *Anatomy) bool {
	if !strings.Contains(text, "X-Amz-Signature=") {
		return false
	}
	a.become("aws-presigned-url")
	return a.presign(text)
}

func (a *Anatomy) presign(text string) bool {
	query := queryOf(text)
	signed := written(query.Get("X-Amz-Date"), "20060102T150405Z")
	seconds, err := strconv.Atoi(query.Get("X-Amz-Expires"))
	if !signed.IsZero() && err == nil && seconds >= 0 && seconds < 1<<31 {
		a.until(signed, signed.Add(time.Duration(seconds)*time.Second))
	}
	scope := strings.Split(query.Get("X-Amz-Credential"), "/")
	if len(scope) == 5 {
		a.id("account", awsAccount(scope[0]))
		a.id("region", scope[2])
		a.id("service", scope[3])
	}
	return true
}

// queryOf reads the query of a URL, or a text that is only a query. What is
// wrong in it is left out.
func queryOf(text string) url.Values {
	if _, after, found := strings.Cut(text, "?"); found {
		text = after
	}
	text, _, _ = strings.Cut(text, "#")
	values, _ := url.ParseQuery(text)
	return values
}

// bedrockShort is a pre-signed URL in base64.
func bedrockShort(text string, a *Anatomy) bool {
	rest, ok := strings.CutPrefix(text, "bedrock-api-key-")
	if !ok {
		return false
	}
	a.become("aws-bedrock-short")
	a.Lifetime = formats.Session
	if raw, err := decode64(rest); err == nil {
		a.presign(string(raw))
	}
	return true
}

// bedrockLong is USER-at-ACCOUNT:SECRET in base64.
func bedrockLong(text string, a *Anatomy) bool {
	rest, ok := strings.CutPrefix(text, "ABSK")
	if !ok || a.Format != "aws-bedrock-long" {
		return false
	}
	raw, err := decode64(rest)
	user, _, found := strings.Cut(string(raw), ":")
	if err != nil || !found {
		return true
	}
	if at := strings.LastIndex(user, "-at-"); at > 0 {
		a.id("account", user[at+len("-at-"):])
		user = user[:at]
	}
	a.id("user", user)
	return true
}

// decode64 decodes base64 of any kind, with or without padding.
func decode64(text string) ([]byte, error) {
	text = strings.TrimRight(text, "=")
	if strings.ContainsAny(text, "-_") {
		return base64.RawURLEncoding.DecodeString(text)
	}
	return base64.RawStdEncoding.DecodeString(text)
}
