package anatomy

import (
	"strconv"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/formats"
)

// jfrogReference reads reftkn:01:SECONDS:RANDOM in base64. Zero seconds are no
// end.
func jfrogReference(text string, a *Anatomy) bool {
	if !strings.HasPrefix(text, "cmVmdGtu") {
		return false
	}
	raw, err := decode64(text)
	fields := strings.Split(string(raw), ":")
	if err != nil || len(fields) < 4 || fields[0] != "reftkn" {
		return false
	}
	a.become("jfrog-reference")
	switch seconds, err := strconv.ParseInt(fields[2], 10, 64); {
	case err != nil:
		a.Lifetime = formats.UnknownLifetime
	case seconds == 0:
		a.forever()
	default:
		if end := moment(float64(seconds)); !end.IsZero() {
			a.until(time.Time{}, end)
		}
	}
	return true
}
