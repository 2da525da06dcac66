package anatomy

import (
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/credlint/credlint/internal/credential"
)

// fact is one sentence about an anatomy, for tables: "github-pat-classic person
// depends unbounded", with dates and ids behind it.
func fact(a Anatomy) string {
	out := fmt.Sprintf("%s %s %s %s", cmp.Or(a.Format, "-"), a.Owner, a.Reach, a.Lifetime)
	if !a.Issued.IsZero() {
		out += " from " + a.Issued.Format(time.DateOnly)
	}
	if !a.Expires.IsZero() {
		out += " to " + a.Expires.Format(time.DateOnly)
	}
	for _, id := range a.IDs {
		out += fmt.Sprintf(" %s=%s", strings.ReplaceAll(id.Name, " ", "-"), id.Value)
	}
	if a.Checksum != None {
		out += " checksum " + string(a.Checksum)
	}
	return out
}

func b64(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

// These are made here, after the descriptions that their makers publish.
func jwtOf(claims string) string {
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." + part([]byte(claims)) + "." + strings.Repeat("aB3", 14) + "x"
}

func routable(route string) string {
	payload := strings.Repeat("r", 16) + route + string([]byte{byte(len(route))})
	body := "glpat-" + base64.RawURLEncoding.EncodeToString([]byte(payload))
	body += ".01." + strconv.FormatInt(int64(len(body)-len("glpat-")), 36)
	sum := strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(body))), 36)
	return body + strings.Repeat("0", 7-len(sum)) + sum
}

func glsa() string {
	body := "glsa_" + strings.Repeat("aB3d", 8)
	sum := binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(body)))
	return body + "_" + hex.EncodeToString(sum)
}

var samples = []struct{ about, name, text, want string }{
	{"a token with the checksum of GitHub", "", "ghp_" + strings.Repeat("a", 30) + "1PEqCc", "github-pat-classic person depends unbounded checksum invalid"},
	{"an app's token, with claims", "", "ghs_12345_" + jwtOf(`{"iat":1767225600,"exp":1767229200}`),
		"github-app-installation-stateless app restricted session from 2026-01-01 to 2026-01-01 app=12345"},
	{"a person's token", "", jwtOf(`{"iss":"https://login.microsoftonline.com/t/v2.0","tid":"t","upn":"a@example.com","scp":"Files.ReadWrite User.Read","iat":1767225600,"exp":1767229200}`),
		"azure-entra-access-token person restricted session from 2026-01-01 to 2026-01-01 issuer=https://login.microsoftonline.com/t/v2.0 tenant=t"},
	{"an entry of a Kubernetes secret", "", jwtOf(`{"iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:default:agent"}`),
		"kubernetes-sa-token service depends unbounded issuer=kubernetes/serviceaccount service-account=default:agent"},
	{"a database that is only read", "", jwtOf(`{"a":"ro","id":"db","iat":1767225600}`), "turso-db project read-only unbounded from 2026-01-01"},
	{"collections that are only read", "QDRANT_API_KEY", jwtOf(`{"access":[{"collection":"c","access":"r"}],"exp":1767229200}`),
		"qdrant-jwt project read-only bounded to 2026-01-01"},

	{"a routable token", "", routable("o:1\np:2s\nu:z"), "gitlab-pat-routable unknown depends bounded organization=1 project=100 user=35 checksum valid"},
	{"the id of a long-term key, and its account", "", "ASIA" + "QNZGKIQY56JQ7WML", "aws-access-key-temporary unknown depends session account=029608264753"},
	{"a short-term key of Bedrock", "", "bedrock-api-key-" + b64("bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Credential=EXAMPLE%2F20260102%2Fus-east-1%2Fbedrock%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=43200"),
		"aws-bedrock-short unknown depends session from 2026-01-02 to 2026-01-02 region=us-east-1 service=bedrock"},
	{"a long-term key of Bedrock", "", "ABSK" + b64("BedrockAPIKey-abcd-at-123456789012:"+strings.Repeat("example/", 12)), "aws-bedrock-long service restricted bounded account=123456789012 user=BedrockAPIKey-abcd"},

	{"the policy that may do everything", "", "SharedAccessSignature sr=https%3A%2F%2Fns.servicebus.windows.net%2F&sig=EXAMPLE%3D&se=1767229200&skn=RootManageSharedAccessKey",
		"azure-sas unknown admin bounded to 2026-01-01 policy=RootManageSharedAccessKey host=ns.servicebus.windows.net"},
	{"the month of an annotated key", "", strings.Repeat("aB3d", 13) + "JQQJ99" + "CF" + "ACABAAAAAAAA" + "AAAB" + "ACOG" + "aB3d",
		"azure-openai org full unbounded from 2026-06-30 service=Azure AI services"},

	{"an organization's token", "", "sntrys_" + b64(`{"iat":1767225600.5,"url":"https://sentry.io","region_url":"https://us.sentry.io","org":"example"}`) + "_" + strings.Repeat("a", 43),
		"sentry-org org restricted unbounded from 2026-01-01 organization=example region=https://us.sentry.io"},
	{"a service account's token", "", glsa(), "grafana-sa service depends unbounded checksum valid"},
	{"a policy's token", "", "glc_" + b64(`{"o":"123","n":"stack-1-alloy-write","k":"`+strings.Repeat("example", 4)+`","m":{"r":"eu"}}`),
		"grafana-cloud org restricted bounded organization=123 name=stack-1-alloy-write region=eu"},
	{"a key of before the service accounts", "", b64(`{"k":"` + strings.Repeat("example", 5)[:32] + `","n":"agent","id":1}`), "grafana-api-key org depends unbounded name=agent organization=1"},
	{"a reference with an end", "", b64("reftkn:01:1767229200:" + strings.Repeat("example", 3)), "jfrog-reference person depends bounded to 2026-01-01"},
	{"a reference without an end", "", b64("reftkn:01:0000000000:" + strings.Repeat("example", 3)), "jfrog-reference person depends unbounded"},
	{"a service account of 1Password", "", "ops_" + b64(`{"signInAddress":"my.1password.com","email":"x@1passwordserviceaccounts.com","secretKey":"`+strings.Repeat("example", 30)+`"}`),
		"onepassword-sa service restricted bounded host=my.1password.com account=x@1passwordserviceaccounts.com"},
	{"a temporary token", "", "tk." + strings.TrimRight(b64(`{"u":"example","exp":1767229200,"iat":1767225600,"scopes":["styles:read"]}`), "=") + ".aB3daB3daB3daB3daB3daB",
		"mapbox person read-only session from 2026-01-01 to 2026-01-01 account=example"},

	{"a service account's file", "", `{"type":"service_account","project_id":"example","client_email":"a@example.iam.gserviceaccount.com","private_key":"x"}`,
		"gcp-service-account-key service depends unbounded account=a@example.iam.gserviceaccount.com project=example"},
	{"a developer's own log-in", "", `{"type":"authorized_user","client_id":"x","refresh_token":"y"}`, "gcp-authorized-user person full unbounded"},
	{"a borrowed service account", "", `{"type":"impersonated_service_account","source_credentials":{"type":"authorized_user"}}`, "gcp-external-account person depends session"},

	{"an owner of a database", "DATABASE_URL", "postgresql://postgres:example@db.example.com:5432/app", "postgres-url unknown admin unbounded user=postgres host=db.example.com"},
	{"the same at home", "", "postgres://postgres:example@localhost/app", "postgres-url unknown depends unbounded user=postgres host=localhost"},
	{"a reader by name", "", "mysql://app_ro:example@db.example.com/app", "mysql-redis-url unknown read-only unbounded user=app_ro host=db.example.com"},
	{"the pairs of .NET", "", "Server=tcp:db.example.com,1433;User Id=sa;Password=example", "mysql-redis-url unknown admin unbounded user=sa host=db.example.com"},
	{"a storage account", "", "DefaultEndpointsProtocol=https;AccountName=example;AccountKey=" + strings.Repeat("a", 86) + "==;EndpointSuffix=core.windows.net",
		"azure-storage-key org full unbounded account=example"},

	{"a secured key", "", b64(strings.Repeat("a1", 32) + "validUntil=1767229200&restrictIndices=products"), "algolia-secured app restricted bounded to 2026-01-01 indices=products"},
	{"a bot", "", "MTc1OTI4ODQ3Mjk5MTE3MDYz" + ".aB3daB." + strings.Repeat("aB3", 9), "discord-bot app depends unbounded bot=175928847299117063"},
	{"a key with the time in its id", "", "PMAK-6955b900" + strings.Repeat("0", 16) + "-" + strings.Repeat("a1", 17), "postman person full bounded from 2026-01-01 key-id=6955b9000000000000000000"},
	{"a bot's number", "", "123456789:AA" + strings.Repeat("aB3", 11), "telegram-bot app full unbounded bot=123456789"},
	{"a workspace and a user", "", "xoxb-" + "123456789012-210987654321-" + strings.Repeat("aB3", 8), "slack-bot app depends unbounded workspace=123456789012 user=210987654321"},
	{"a user's own token", "", "pk_12345678_" + strings.Repeat("ABCD", 8), "clickup person full unbounded user=12345678"},
	{"a publisher's token", "", "cio_tp_" + strings.Repeat("a", 31) + "j", "crates-trustpub service restricted session checksum valid"},

	{"a header", "", "Authorization: Bearer ghp_" + strings.Repeat("aB3", 12), "github-pat-classic person depends unbounded checksum invalid"},
	{"a token in the place of a user", "", "Basic " + b64("ghp_"+strings.Repeat("aB3", 12)+":x-oauth-basic"), "github-pat-classic person depends unbounded checksum invalid"},
	{"a user who may be the secret", "", "https://correct-horse-battery@api.example.com/", "url-basic-auth unknown depends unbounded host=api.example.com"},
	{"a user without a password", "", "https://correct-horse-battery:x-oauth-basic@github.com/a/b.git", "git-credential-url unknown depends unknown host=github.com"},
	{"a line of .npmrc", "", "//npm.example.com/:_authToken=npm_" + strings.Repeat("aB3", 12), "npm-token person depends bounded host=npm.example.com"},
	{"a line of .netrc", "", "machine api.heroku.com login me@example.com password HRKU-" + strings.Repeat("aB3d", 15), "heroku person depends unbounded user=me@example.com host=api.heroku.com"},
	{"a remote of git", "", "https://x-access-token:ghs_" + strings.Repeat("aB3", 12) + "@github.com/example/example.git",
		"github-app-installation app restricted session user=x-access-token host=github.com checksum invalid"},
	{"a Docker config", "", `{"auths":{"https://index.docker.io/v1/":{"auth":"` + b64("me:dckr_pat_"+strings.Repeat("aB3", 9)) + `"}}}`,
		"docker-pat person depends unbounded user=me host=https://index.docker.io/v1/"},

	{"two providers with one head", "", "sk_live_" + strings.Repeat("aB3", 14), "stripe-secret-live unknown full unbounded"},
	{"a head that means several things", "", "glpat-" + strings.Repeat("aB3d", 5), "gitlab-pat unknown depends bounded"},
	{"nothing known", "", "correct-horse-battery", "- unknown unknown unknown"},
	{"nothing", "", "", "- unknown unknown unknown"},
}

func TestRead(t *testing.T) {
	for _, tt := range samples {
		t.Run(tt.about, func(t *testing.T) {
			if got := fact(Read(tt.name, credential.NewSecret(tt.text), "")); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

// Whatever the text, nothing in its anatomy is the text.
func TestNoSecretLeaves(t *testing.T) {
	for _, tt := range samples {
		a := Read(tt.name, credential.NewSecret(tt.text), "")
		if said := strings.ToLower(fmt.Sprintf("%+v", a)); len(tt.text) > 8 && strings.Contains(said, strings.ToLower(tt.text)) {
			t.Errorf("%s: the anatomy holds the credential", tt.about)
		}
		if slices.ContainsFunc(a.Notes, func(n string) bool { return strings.Contains(n, "example"+"example") }) {
			t.Errorf("%s: a note holds a secret part", tt.about)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, tt := range samples {
		f.Add(tt.name, tt.text)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		a := Read(name, credential.NewSecret(text), "")
		for _, id := range a.IDs {
			if !presentable(id.Value, trim(text)) {
				t.Errorf("id %s is not fit to be shown", id.Name)
			}
		}
	})
}
