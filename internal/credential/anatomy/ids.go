package anatomy

import (
	"encoding/hex"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/credlint/credlint/internal/credential/formats"
	"github.com/credlint/credlint/internal/lazy"
)

// discordEpoch is the start of Discord's clock, in milliseconds since 1970.
const discordEpoch = 1420070400000

// discord reads the bot's user id, a number that holds the time of its making.
func discord(text string, a *Anatomy) bool {
	if a.Format != "discord-bot" {
		return false
	}
	head, _, _ := strings.Cut(text, ".")
	raw, err := decode64(head)
	if err != nil {
		return true
	}
	if n, err := strconv.ParseUint(string(raw), 10, 64); err == nil {
		a.id("bot", string(raw))
		a.note("the bot was made on " + Date(time.UnixMilli(int64(n>>22)+discordEpoch).UTC()))
	}
	return true
}

// objectID reads the time in the id of a key that MongoDB's drivers made: its
// first four bytes are seconds.
func objectID(text string, a *Anatomy) bool {
	var id string
	switch a.Format {
	case "postman":
		id = strings.TrimPrefix(text, "PMAK-")
	case "harness":
		if parts := strings.Split(text, "."); len(parts) == 4 {
			a.id("account", parts[1])
			id = parts[2]
			a.harness(parts[0])
		}
	default:
		return false
	}
	if len(id) < 24 {
		return true
	}
	if raw, err := hex.DecodeString(id[:8]); err == nil {
		a.Issued = moment(float64(uint32(raw[0])<<24 | uint32(raw[1])<<16 | uint32(raw[2])<<8 | uint32(raw[3])))
		a.id("key id", id[:24])
	}
	return true
}

func (a *Anatomy) harness(head string) {
	a.Owner = formats.Person
	if head == "sat" {
		a.Owner = formats.Service
	}
}

// slack reads the numbers of the workspace, the user and the app.
func slack(text string, a *Anatomy) bool {
	if !strings.HasPrefix(a.Format, "slack-") {
		return false
	}
	parts := strings.Split(text, "-")
	switch {
	case a.Format == "slack-app-level" && len(parts) > 2:
		a.id("app", parts[2])
	case (a.Format == "slack-bot" || a.Format == "slack-user") && len(parts) > 3:
		a.id("workspace", parts[1])
		a.id("user", parts[2])
	}
	return true
}

// telegram reads the bot's number.
func telegram(text string, a *Anatomy) bool {
	if a.Format != "telegram-bot" {
		return false
	}
	bot, _, _ := strings.Cut(text, ":")
	a.id("bot", bot)
	return true
}

// inside are the public parts of further formats: a pattern whose first group
// is the id.
var inside = map[string]struct {
	name    string
	pattern func() *regexp.Regexp
}{
	"clickup":             {"user", lazy.Pattern(`^pk_(\d+)_`)},
	"asana-pat":           {"user", lazy.Pattern(`^[12]/(\d+)[:/]`)},
	"salesforce-session":  {"organization", lazy.Pattern(`^(00D[A-Za-z0-9]{12})`)},
	"hubspot-private-app": {"region", lazy.Pattern(`^pat-([a-z]{2}\d)-`)},
	"mailchimp":           {"data center", lazy.Pattern(`-(us\d{1,2})$`)},
	"discord-webhook":     {"webhook", lazy.Pattern(`/webhooks/(\d+)/`)},
	"convex-deploy-key":   {"deployment", lazy.Pattern(`^(?:prod|dev|preview|project):([a-z0-9:-]+)\|`)},
	"circleci-pat":        {"user", lazy.Pattern(`^CCIPAT_([1-9A-HJ-NP-Za-km-z]{21,22})_`)},
}

// parts reads the ids that stand in clear text.
func parts(text string, a *Anatomy) bool {
	known, ok := inside[a.Format]
	if !ok {
		return false
	}
	group := known.pattern().FindStringSubmatch(text)
	if group == nil {
		return true
	}
	switch a.Format {
	case "circleci-pat":
		a.id(known.name, uuid58(group[1]))
		return true
	case "convex-deploy-key":
		a.convex(text)
	}
	a.id(known.name, group[1])
	return true
}

// convex tells the keys of one deployment, one developer and a whole project
// apart.
func (a *Anatomy) convex(text string) {
	switch kind, _, _ := strings.Cut(text, ":"); kind {
	case "prod", "project":
		a.Reach = formats.Full
	case "dev", "preview":
		a.Reach = formats.Restricted
	}
}

const alphabet58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

// uuid58 reads a UUID in base 58.
func uuid58(text string) string {
	n, base := new(big.Int), big.NewInt(58)
	for _, r := range text {
		digit := strings.IndexRune(alphabet58, r)
		if digit < 0 {
			return ""
		}
		n.Add(n.Mul(n, base), big.NewInt(int64(digit)))
	}
	if n.BitLen() > 128 {
		return ""
	}
	h := hex.EncodeToString(n.FillBytes(make([]byte, 16)))
	return strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-")
}
