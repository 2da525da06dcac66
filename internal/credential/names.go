package credential

import "strings"

// The word lists of the name grammar. They are data: a fault in the judgement
// of a name is mended here, with a case in name_test.go.

// set makes a word set of a list.
func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	passwordParts = set(`password passwd pass pwd passphrase passcode pw passwort contraseña`)

	secretParts = set(`secret secrets credential credentials creds apikey authtoken accesstoken pat jwt bearer
		authorization cookie`)

	// lastOnly are credentials when they end a name and the value agrees.
	lastOnly = set(`auth authentication session salt sas dsn`)

	// tokenStops before "token" make it a unit of text or a kind of thing.
	tokenStops = set(`max min maximum minimum num total input output prompt completion context per next page
		continuation stop pad eos bos unk mask special chunk budget cancellation cancel website`)

	// tokenKinds before "token" keep it a credential although words follow it.
	tokenKinds = set(`access api auth bearer bot refresh id personal service deploy session oauth user admin
		secret security`)

	// keyKinds before "key" say what it opens.
	keyKinds = set(`api access secret private service deploy deployment encryption signing master auth account
		admin role app application shared storage subscription license licence session cookie jwt hmac
		webhook function host webhooks management integration write sdk client security`)

	// keyStops before "key" make it a name of something else.
	keyStops = set(`public pub cache primary sort partition foreign idempotency group object bucket index
		shortcut hot arrow hash range routing message row column map dict lookup registry unique composite
		natural surrogate i18n translation locale translate config ssh host known gpg prompt sub parent color
		tab enter escape modifier keyboard on press up down redis s3 dedupe dedup merge order issue jira ticket request
		project room event storage-path nav menu item react list data json yaml field label attribute parameter
		recv lsign socket`)

	publicParts = set(`public publishable pub anon anonymous pubkey`)

	// selfMadeParts are in the names of what users make up themselves, and
	// issuedParts in the names of what they get from a vendor.
	selfMadeParts = set(`secret secrets salt encryption signing jwt session cookie hmac master app`)
	issuedParts   = set(`api client access token webhook aws azure gcp oauth`)

	// derivedParts make a name that of something computed from a credential.
	derivedParts = set(`hash hashed digest masked redacted encrypted obfuscated truncated`)

	// verbs begin names of actions and of switches.
	verbs = set(`delete list show print hide no skip has is forgot generate rotate revoke`)

	// tailStops end names whose value is about a credential and none itself.
	tailStops = set(`id ids path paths file files filename dir directory folder url urls uri endpoint host hostname
		port user username email mail name names type types kind count limit limits size length len ttl expiry
		expires expiration expire exp hours days minutes seconds ms duration interval lifetime age algorithm alg
		algo enabled disabled enable disable required optional version format prefix suffix header headers field
		fields column env var variable arn region scope scopes mode class method provider store storage cache
		date time timestamp at manager service source ref reference hint label description desc policy rotation
		concurrency sha sha256 sha256s sha512 md5 hash hashes checksum fingerprint digest issuer audience status
		cost price usage budget rate ratio percent location command cmd helper script template placeholder
		pattern regex selector input inputs text title message group role roles permissions strategy bits
		rounds iterations character characters chars index offset position state scheme domain realm tokens
		validator required refresh-interval bucket table db database schema example docs doc help link flow
		callback redirect handler middleware resolver generator parser encoder counter tokenizer refs references
		stdin`)

	// qualifiers end names without changing what they are.
	qualifiers = set(`primary secondary alt alternative backup old new prev previous current prod production dev
		development stg staging stage test testing live sandbox local default main classic fine personal work
		shared global internal external ro rw readonly read write value val raw plain plaintext v1 v2 v3 a b
		base64 b64 encoded str string json`)

	// compounds are words that people write together.
	compounds = map[string][]string{
		"apikey": {"api", "key"}, "apikeys": {"api", "key"}, "apitoken": {"api", "token"},
		"accesskey": {"access", "key"}, "secretkey": {"secret", "key"}, "privatekey": {"private", "key"},
		"publickey": {"public", "key"}, "authkey": {"auth", "key"}, "authtoken": {"auth", "token"},
		"accesstoken": {"access", "token"}, "refreshtoken": {"refresh", "token"}, "bottoken": {"bot", "token"},
		"clientsecret": {"client", "secret"}, "clientid": {"client", "id"}, "appsecret": {"app", "secret"},
		"appid": {"app", "id"}, "userid": {"user", "id"}, "masterkey": {"master", "key"},
		"accountkey": {"account", "key"}, "signingkey": {"signing", "key"}, "encryptionkey": {"encryption", "key"},
		"pubkey": {"public", "key"}, "maxtokens": {"max", "tokens"}, "mintokens": {"min", "tokens"},
		"keyid": {"key", "id"}, "tokenid": {"token", "id"}, "sessiontoken": {"session", "token"},
		"webhooksecret": {"webhook", "secret"}, "jwtsecret": {"jwt", "secret"}, "dbpass": {"db", "pass"},
		"dbpassword": {"db", "password"}, "userpass": {"user", "pass"}, "rootpassword": {"root", "password"},
		"sharedsecret": {"shared", "secret"}, "servicekey": {"service", "key"}, "ssotoken": {"sso", "token"},
	}

	// compoundTails part PGPASSWORD and the like at a known head.
	compoundTails = []struct {
		word  string
		heads map[string]bool
		parts []string
	}{
		{"password", set(`pg mysql db sql smtp ftp admin root user redis mongo vnc ssh imap`), []string{"password"}},
		{"passwd", set(`pg mysql db sql smtp admin root user`), []string{"passwd"}},
		{"token", set(`gh gitlab github slack npm hf vault bot csrf`), []string{"token"}},
		{"key", set(`openai anthropic gemini google exa serp tavily`), []string{"api", "key"}},
	}
)
