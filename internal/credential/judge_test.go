package credential

import (
	"encoding/base64"
	"math/rand/v2"
	"strings"
	"testing"
)

// fake makes a key that looks machine-made and is plainly none.
func fake(head string, n int) string {
	const text = "a1B2c3D4e5F6g7H8i9J0kLmNoPqRsTuVwXyZ"
	return head + strings.Repeat(text, 1+n/len(text))[:n]
}

func jwt(claims string) string {
	enc := base64.RawURLEncoding.EncodeToString
	return enc([]byte(`{"alg":"HS256"}`)) + "." + enc([]byte(claims)) + "." + enc([]byte("signature-of-nothing"))
}

func TestJudge(t *testing.T) {
	opaque := fake("", 32)
	for _, c := range []struct {
		why, name, text string
		want            Kind
	}{
		{"no value", "API_KEY", "  ", Empty},
		{"machine-made under a credential's name", "API_KEY", opaque, Literal},
		{"behind a scheme word", "Authorization", "Bearer " + opaque, Literal},
		{"base64 of user and password", "Authorization", "Basic " + base64.StdEncoding.EncodeToString([]byte("ann@example.com:kite")), Literal},
		{"a header to fill in", "X", "Authorization: Bearer your-token-here", Placeholder},
		{"a header of another kind", "X", "Content-Type: " + opaque, Plain},
		{"base64 of a placeholder", "Authorization", "Basic " + base64.StdEncoding.EncodeToString([]byte("user:your-password")), Placeholder},
		{"a person's password", "DB_PASSWORD", "Orchard#23", Literal},
		{"short, but a password", "SQL_PASSWORD", "ft" + "2795", Literal},
		{"a UUID under a key's name", "EXA_API_KEY", "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", Literal},
		{"inside angle brackets", "api_key", "<" + opaque + ">", Literal},
		{"in quotes", "api_key", `"` + opaque + `"`, Literal},
		{"the default of a reference", "TOKEN", "${TOKEN:-" + opaque + "}", Literal},
		{"the fallback of an expression", "TOKEN", "${{ secrets.T || '" + opaque + "' }}", Literal},
		{"a password in a URL", "DATABASE_URL", "postgres://app:" + opaque + "@db.example.com/app", Literal},
		{"an odd password in a URL", "DATABASE_URL", "postgres://app:p/q" + opaque + "@db.example.com/app", Literal},
		{"a connection string", "DB", "Host=db.example.com;Username=app;Password=" + opaque + ";SSL=true", Literal},
		{"a connection string of libpq", "DB", "host=db.example.com user=app password=Orchard#23", Literal},
		{"a storage account", "AZURE", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + opaque + opaque + "==;EndpointSuffix=core.windows.net", Literal},
		{"a connection string at home", "DB", "Host=localhost;Username=postgres;Password=postgres", Weak},
		{"a connection string to fill in", "DB", "Server=db.example.com;Uid=app;Pwd=${DB_PASSWORD};", Reference},
		{"keys in JSON", "KEYS_JSON", `{"a": "` + opaque + `"}`, Literal},
		{"a header in JSON", "X", `{"Authorization": "Bearer ` + opaque + `"}`, Literal},
		{"a header", "X", "Authorization: Bearer " + opaque, Literal},
		{"a header without a space", "X", "X-Api-Key:" + opaque, Literal},
		{"a password with a dollar in front", "DB_PASSWORD", "$" + strings.Join([]string{"tR0ng", "P4ss", "w1rd"}, ""), Literal},
		{"a query parameter with a quote in it", "url", "https://mcp.example.com/mcp?apiKey=a'" + opaque + "&x=1", Literal},
		{"a query parameter", "url", "https://mcp.example.com/mcp?apiKey=" + opaque, Literal},
		{"a path that is a key", "url", "https://mcp.zapier.com/api/mcp/s/" + opaque + "/mcp", Literal},

		{"a default password", "POSTGRES_PASSWORD", "postgres", Weak},
		{"a default password in a URL", "DATABASE_URL", "amqp://guest:guest@rabbitmq:5672//", Weak},

		{"a reference", "TOKEN", "${TOKEN}", Reference},
		{"behind a scheme word", "Authorization", "Bearer $TOKEN", Reference},
		{"a name with digits", "TOKEN", "$s3Key2b", Reference},
		{"a name in parts", "TOKEN", "$aws_S3_Key2_v4", Reference},
		{"in a header", "X", "Authorization: Bearer ${TOKEN}", Reference},
		{"an input", "TOKEN", "${input:token}", Reference},
		{"a manager's reference", "TOKEN", "op://Agents/GitHub/token", Reference},
		{"an expression of Actions", "TOKEN", "${{ secrets.TOKEN }}", Reference},
		{"a reference in a URL", "DSN", "postgres://app:${PW}@db.example.com/app", Reference},
		{"a command", "TOKEN", "$(op read op://a/b/c)", Reference},
		{"a default that is none", "TOKEN", "${TOKEN:-}", Reference},
		{"a default that is a placeholder", "TOKEN", "${TOKEN:-your-token}", Reference},

		{"sops", "token", "ENC[AES256_GCM,data:YWJj,iv:ZGVm,tag:Z2hp,type:str]", Encrypted},
		{"dotenvx", "TOKEN", "encrypted:BE9Y7LKANx77X1pv1HnEoil93fPa5c9rpL/1ps48uaRT=", Encrypted},

		{"asked for", "API_KEY", "YOUR_API_KEY_HERE", Placeholder},
		{"asked for behind a head", "API_KEY", "sk-proj-YOUR_REAL_KEY", Placeholder},
		{"asked for in brackets", "API_KEY", "<your-token>", Placeholder},
		{"a password that says so", "VNC_PASSWORD", "yourvncpassword", Weak},
		{"asked for in brackets, in parts", "LANGFUSE_OTEL_AUTH", "<base64-of-publicKey:secretKey>", Placeholder},
		{"asked for in brackets, as a word", "feed-credential", "<FEEDCREDENTIAL>", Placeholder},
		{"asked for in brackets behind a scheme word", "Authorization", "Bearer <mypersonaltoken>", Placeholder},
		{"the name itself", "MINIO_SECRET_KEY", "minio_secret_key", Placeholder},
		{"only the kind", "DB_PASSWORD", "db_password", Weak},
		{"the name of another key", "api_key", "openai_api_key", Placeholder},
		{"a word for a password", "DB_PASSWORD", "acme_secret", Literal},
		{"to be changed", "NEXTAUTH_SECRET", "changeme_nextauth_secret", Placeholder},
		{"to be changed later", "SECRET", "acme-dev-secret-change-in-production", Placeholder},
		{"left out", "API_KEY", "sk-...", Placeholder},
		{"stars", "PASSWORD", "*****", Placeholder},
		{"one letter", "TOKEN", "xxxxxxxxxxxxxxxxxxxx", Placeholder},
		{"counting up", "TOKEN", "0123456789abcdef0123456789abcdef", Placeholder},
		{"letters and digits in rows of three", "VERCEL_API_TOKEN", "abc123xyz456", Placeholder},
		{"the same in a cookie", "Cookie", "session=abc123def456", Placeholder},
		{"a format", "BACKUP_PASSPHRASE", "%s", Placeholder},
		{"to be changed, dressed up", "ELASTIC_PASSWORD", "ChangeM3InProd", Placeholder},
		{"cut off", "API_KEY", "fc-465", Placeholder},
		{"not needed", "AUTH_TOKEN", "not-needed-lite-proxy", Placeholder},
		{"a header of a JWT and a request", "KEY_TOKEN", "eyJhbGciOiJIUzI1NiJ9.YOUR_KEY_HERE", Placeholder},
		{"a URL with a request", "DATABASE_URL", "postgres://app:your_password@db.example.com/app", Weak},

		{"a published key", "STRIPE_KEY", "pk_live_" + opaque, Public},
		{"a client id", "GOOGLE_CLIENT_ID", "123-abc.apps.googleusercontent.com", Public},
		{"a JWT for anonymous users", "SUPABASE_ANON_KEY", jwt(`{"iss":"supabase","role":"anon"}`), Public},
		{"a JWT for everything", "SUPABASE_KEY", jwt(`{"iss":"supabase","role":"service_role"}`), Literal},
		{"a demonstration's JWT", "SUPABASE_KEY", jwt(`{"iss":"supabase-demo","role":"service_role"}`), Weak},

		{"a count", "MAX_TOKENS", "4096", Plain},
		{"a count under a token's name", "token", "4096", Plain},
		{"a switch", "SECURE_COOKIE", "true", Plain},
		{"a path", "GOOGLE_CREDENTIALS", "/home/ann/credentials.json", Plain},
		{"a date", "token", "2026-03-10T22:45:40Z", Plain},
		{"an address", "API_TOKEN", "ann@example.com", Plain},
		{"no credential's name", "REQUEST_ID", opaque, Plain},
		{"an indented line", "", "   --platform=managed", Plain},
		{"a sentence", "token", "the token of the user", Plain},
		{"a call", "token", "os.getenv('TOKEN')", Reference},
		{"a call whose last bracket is missing", "private_key", "Ed25519PrivateKey.generate(", Plain},
		{"a call whose last bracket is elsewhere", "api_key", `read_token("SERVICE_TOKEN_2"`, Plain},
		{"a class and its modules", "SERVER_AUTH", "acme.server.auth.providers.auth0.Auth0Provider", Plain},
		{"a token in parts", "SERVER_AUTH", "acme." + opaque + "." + opaque + "." + opaque, Literal},
		{"a call that goes on behind a blank", "api_key", "verify_code(email,", Plain},
		{"a call without its last bracket", "api_key", "read_key(args", Plain},
		{"a password with a bracket", "DB_PASSWORD", "kite(Orchard23", Literal},
		{"the hash of a request", "requestKey", opaque, Plain},
		{"characters in pairs", "session_key", "00112233445566778899aabbccddeeff", Placeholder},
		{"words that are counted", "API_KEY", "test-api-key-2", Placeholder},
		{"the key of a signature", "X-Amz-Credential", "AKIA" + "2OGYBAH6RTUVWXYZ" + "/20130524/us-east-1/s3/aws4_request", Public},
		{"the key of a signature in a URL", "url", "https://b.s3.amazonaws.com/o?X-Amz-Credential=" + "AKIA" + "2OGYBAH6RTUVWXYZ" + "%2F20130524%2Fus-east-1%2Fs3%2Faws4_request", Plain},
		{"an address in memory", "security_cookie", "0x00004336AA6DF55D", Plain},
		{"an account of a chain", "TOKEN", "0x" + strings.Repeat("9d0e4f1a2b", 4), Plain},
		{"a private key of a chain", "PRIVATE_KEY", "0x" + strings.Repeat("9d0e4f1a2b3c5768", 4), Literal},
		{"the number of a public key", "OSQUERY_KEY", "1A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4E", Plain},
		{"a file for OpenSSL", "pass", "file:pass.bin", Plain},
	} {
		got := Judge(Query{Name: c.name, Text: c.text})
		if got.Kind != c.want {
			t.Errorf("%s: Judge(%s) is of kind %d, want %d", c.why, c.name, got.Kind, c.want)
		}
		for _, f := range got.Found {
			if f.Start < 0 || f.End > len(c.text) || c.text[f.Start:f.End] != f.Secret.Reveal() {
				t.Errorf("%s: the range of the credential is wrong", c.why)
			}
		}
	}
}

func TestJudgeSampleNeedsMachineMade(t *testing.T) {
	for text, want := range map[string]Kind{
		"acme_secret":       Placeholder,
		"TopSecretPassword": Weak,
		fake("", 24):        Literal,
	} {
		if got := Judge(Query{Name: "PASSWORD", Text: text, Setting: Sample}).Kind; got != want {
			t.Errorf("%d characters: kind %d, want %d", len(text), got, want)
		}
	}
}

func TestJudgeFindsTokensInsideText(t *testing.T) {
	token := fake("tok-", 30)
	text := "export X=" + token + "; run"
	at := strings.Index(text, token)
	got := Judge(Query{Text: text, Matches: []Match{{"acme-token", at, at + len(token)}}})
	if got.Kind != Literal || len(got.Found) != 1 || got.Found[0].Type != "acme-token" || got.Found[0].Start != at {
		t.Errorf("kind %d with %d found", got.Kind, len(got.Found))
	}
}

func TestChecksum(t *testing.T) {
	body := strings.Repeat("a1B2c3", 5)
	good := "ghp_" + body + checksum62(body)
	if failsChecksum(good) {
		t.Error("a right checksum fails")
	}
	if !failsChecksum(good[:39]+"_") && !failsChecksum("ghp_"+strings.Repeat("A", 36)) {
		t.Error("a wrong checksum passes")
	}
}

func TestManagers(t *testing.T) {
	for _, n := range grammar().all {
		for _, ok := range n.OK {
			if got, found := managerOf(ok); !found || got.Encrypted != n.Encrypted {
				t.Errorf("%s: %q is not recognised", n.ID, ok)
			}
		}
		for _, no := range n.No {
			if n.re.match(no) {
				t.Errorf("%s: %q is taken for a reference", n.ID, no)
			}
		}
	}
}

func TestReferences(t *testing.T) {
	for text, want := range map[string][]Ref{
		"a ${T:-d} b":           {{Syntax: BraceDefault, Name: "T", Start: 2, End: 9, DefaultStart: 7, DefaultEnd: 8}},
		"${T:d}":                {{Syntax: ColonDefault, Name: "T", End: 6, DefaultStart: 4, DefaultEnd: 5}},
		"${T:?say}":             {{Syntax: BraceRequire, Name: "T", End: 9}},
		"${env:T}":              {{Syntax: DollarEnv, Name: "T", End: 8}},
		"${localEnv:T:d}":       {{Syntax: LocalEnv, Name: "T", End: 15, DefaultStart: 13, DefaultEnd: 14}},
		"{env:T}":               {{Syntax: CurlyEnv, Name: "T", End: 7}},
		"$env:T":                {{Syntax: PowerShell, Name: "T", End: 6}},
		"%T_T%":                 {{Syntax: Percent, Name: "T_T", End: 5}},
		"{{env.T}}":             {{Syntax: MustacheEnv, Name: "T", End: 9}},
		"{{T}}":                 {{Syntax: Mustache, Name: "T", End: 5}},
		"${workspaceFolder}/.e": {{Syntax: EditorVar, Name: "workspaceFolder", End: 18}},
		"os.environ/T":          {{Syntax: OSEnviron, Name: "T", End: 12}},
		"$A$B":                  {{Syntax: Bare, Name: "A", End: 2}, {Syntax: Bare, Name: "B", Start: 2, End: 4}},
		"costs 5$ or 100%":      nil,
		"${":                    nil,
	} {
		got := References(text)
		if len(got) != len(want) {
			t.Errorf("References(%q) = %+v, want %+v", text, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("References(%q)[%d] = %+v, want %+v", text, i, got[i], want[i])
			}
		}
	}
}

func FuzzJudge(f *testing.F) {
	for _, seed := range []string{"Bearer ${T:-x}", "postgres://a:b@c/d?token=e", "<a>", "eyJ.eyJ.x", "$(a(b)c)", "{{", "%A%", "Basic YTpi", "x://:@"} {
		f.Add("API_KEY", seed)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		for _, setting := range []Setting{Live, Sample} {
			v := Judge(Query{Name: name, Text: text, Setting: setting})
			for _, found := range v.Found {
				if found.Start < 0 || found.Start >= found.End || found.End > len(text) {
					t.Fatalf("range %d..%d of %d", found.Start, found.End, len(text))
				}
				if text[found.Start:found.End] != found.Secret.Reveal() {
					t.Fatal("the secret is not what stands at its range")
				}
			}
			for _, r := range v.Refs {
				if r.Start < 0 || r.Start >= r.End || r.End > len(text) || r.DefaultEnd > r.End {
					t.Fatalf("reference %+v of %d", r, len(text))
				}
			}
		}
	})
}

// In what Prose calls a sentence, Judge finds nothing.
func TestProse(t *testing.T) {
	words := []string{"use", "the", "token:", "Bearer", "password", "q7WzX2pL9mN4", "a3f5b1c9d2e4f6a8b0c1d2e3f4a5b6c7", "https://u:p4ss@h/x", "KEY=q7WzX2pL9mN4",
		"${KEY:-q7WzX2pL9mN4}", "`x`", "$KEY", `{"key": "q7WzX2pL9mN4"}`, "\"x\"", "Server=db;", "--flag", "%K%", "a.b.c", "https://h.example/x/y:", "https://q7WzX2pL9mN4@h/x", "https://hooks.slack.com/services/q7WzX2pL9mN4q7WzX2pL9mN4"}
	random := rand.New(rand.NewPCG(3, 1))
	sentences := 0
	for range 20_000 {
		var parts []string
		for range 1 + random.IntN(5) {
			parts = append(parts, words[random.IntN(len(words))])
		}
		text := strings.Join(parts, []string{" ", "", "  "}[random.IntN(3)])
		if !Prose(text) {
			continue
		}
		sentences++
		for _, setting := range []Setting{Live, Sample} {
			if v := Judge(Query{Text: text, Setting: setting}); len(v.Found) > 0 {
				t.Fatalf("%q: %d found", text, len(v.Found))
			}
		}
	}
	if sentences < 1000 {
		t.Errorf("only %d sentences", sentences)
	}
}
