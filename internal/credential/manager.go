package credential

import (
	"regexp"
	"strings"
	"sync"
)

// manager is one notation by which a secrets manager names a secret. The table
// is data; each entry's samples are run by manager_test.go.
type manager struct {
	id string
	// heads are literal texts, one of which a match must hold: the cheap test
	// before the pattern.
	heads []string
	re    *lazy
	// encrypted is set where the value is the secret itself, but encrypted.
	encrypted bool
	ok, no    []string
}

// lazy is a pattern that is compiled when it is first needed.
type lazy struct {
	once sync.Once
	text string
	re   *regexp.Regexp
}

func (l *lazy) match(s string) bool {
	l.once.Do(func() { l.re = regexp.MustCompile(l.text) })
	return l.re.MatchString(s)
}

func pattern(text string) *lazy { return &lazy{text: text} }

// managerOf tells which manager's notation the whole text is written in.
func managerOf(text string) (*manager, bool) {
	for i := range managers {
		m := &managers[i]
		for _, head := range m.heads {
			if strings.Contains(text, head) && m.re.match(text) {
				return m, true
			}
		}
	}
	return nil, false
}

// wholeReference reads notations that are the whole value: a manager's, a
// program's expression for an environment variable, a mounted secret's path.
func wholeReference(text string) (Ref, bool) {
	trimmed := strings.TrimSpace(text)
	whole := Ref{Start: 0, End: len(text)}
	if name, ok := strings.CutPrefix(trimmed, "os.environ/"); ok {
		whole.Syntax, whole.Name = OSEnviron, name
		return whole, true
	}
	if m, ok := managerOf(trimmed); ok && !m.encrypted && !strings.Contains(trimmed, "{{") {
		whole.Syntax, whole.Name = Manager, m.id
		return whole, true
	}
	if expression.match(trimmed) {
		whole.Syntax, whole.Name = Command, trimmed
		return whole, true
	}
	return Ref{}, false
}

// expression is code that reads a variable: process.env.X, os.getenv("X").
var expression = pattern(`^(?:process\.env[.\[]|import\.meta\.env\.|os\.(?:getenv|environ|Getenv)\b|System\.getenv|ENV\[|env\(|getenv\(|Deno\.env|std::env)`)

var managers = []manager{
	{id: "1password", heads: []string{"op://"}, re: pattern(`^op://[^\n/]+/[^\n/]+(/[^\n/?]+){1,2}(\?[A-Za-z0-9_=&-]+)?$`),
		ok: []string{"op://Agents/GitHub readonly/token", "op://Agents/db/ro/password", "op://Agents/ssh/private key?ssh-format=openssh", "op://${ENV}/gh/token"}, no: []string{"op://Agents", "op://Agents/db"}},
	{id: "1password-template", heads: []string{"op://"}, re: pattern(`\{\{\s*op://[^}\n]+\}\}`),
		ok: []string{"token: {{ op://Agents/gh/token }}"}, no: []string{"{{ token }}"}},
	{id: "bitwarden", heads: []string{"bw://"}, re: pattern(`^bw://[^\s/]+/[^\s]+$`),
		ok: []string{"bw://agent-item/password"}, no: []string{"bw://"}},
	{id: "proton-pass", heads: []string{"pass://"}, re: pattern(`^pass://[^\n/]+/[^\n/]+(/[^\n]+)?$`),
		ok: []string{"pass://Agents/GitHub/token"}, no: []string{"pass://x"}},
	{id: "dashlane", heads: []string{"dl://"}, re: pattern(`^dl://[^\s/]+(/[^\s]+)?$`),
		ok: []string{"dl://agent-key/password"}, no: []string{"dl://"}},
	{id: "keeper", heads: []string{"keeper://"}, re: pattern(`^keeper://[^\s/]+/(field|custom_field|file|notes|type|title)(/[^\n]+)?$`),
		ok: []string{"keeper://Ab12Cd34Ef56Gh78Ij90Kl/field/password"}, no: []string{"keeper://x"}},
	{id: "gcp", heads: []string{"sm://"}, re: pattern(`^sm://[^\s]+$`),
		ok: []string{"sm://agents-prod/api-key", "sm://agents-prod/api-key#3?destination=tempfile"}, no: []string{"sm://"}},
	{id: "gcp-resource", heads: []string{"/secrets/"}, re: pattern(`^projects/[^/\s]+/(locations/[^/\s]+/)?secrets/[^/\s]+(/versions/[^/\s]+)?$`),
		ok: []string{"projects/1234/secrets/api-key/versions/latest"}, no: []string{"projects/1234"}},
	{id: "berglas", heads: []string{"berglas://"}, re: pattern(`^berglas://[^/\s]+/[^\s]+$`),
		ok: []string{"berglas://agents-bucket/api-key#1593"}, no: []string{"berglas://b"}},
	{id: "cloudformation", heads: []string{"{{resolve:"}, re: pattern(`\{\{resolve:(secretsmanager|ssm-secure):[^}\s]+\}\}`),
		ok: []string{"{{resolve:secretsmanager:agents/db:SecretString:password}}", "{{resolve:ssm-secure:/agents/key:1}}"}, no: []string{"{{resolve:ssm:/agents/region:1}}"}},
	{id: "aws", heads: []string{"arn:aws"}, re: pattern(`^arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[^\s]+|ssm:[a-z0-9-]+:\d{12}:parameter/[^\s]+)$`),
		ok: []string{"arn:aws:secretsmanager:eu-west-1:123456789012:secret:agents/db-AbCdEf", "arn:aws:ssm:eu-west-1:123456789012:parameter/agents/key"}, no: []string{"arn:aws:iam::123456789012:user/bob"}},
	{id: "azure", heads: []string{"@Microsoft.KeyVault("}, re: pattern(`^@Microsoft\.KeyVault\((SecretUri=https://[a-z0-9-]+\.vault\.[a-z.]+/secrets/[^)\s]+|VaultName=[^;)\s]+;\s*SecretName=[^;)\s]+(;\s*SecretVersion=[^)\s]*)?)\)$`),
		ok: []string{"@Microsoft.KeyVault(SecretUri=https://agents.vault.azure.net/secrets/api-key/)", "@Microsoft.KeyVault(VaultName=agents;SecretName=api-key)"}, no: []string{"@Microsoft.KeyVault()"}},
	{id: "azure-appconfig", heads: []string{".vault.azure.net/secrets/"}, re: pattern(`https://[a-z0-9-]+\.vault\.azure\.net/secrets/[A-Za-z0-9-]+`),
		ok: []string{`{"uri":"https://agents.vault.azure.net/secrets/api-key"}`}, no: []string{"https://agents.vault.azure.net/keys/k"}},
	{id: "vals", heads: []string{"ref+"}, re: pattern(`\b(secret)?ref\+(vault|awssecrets|awsssm|awskms|sops|op|onepasswordconnect|gcpsecrets|gkms|googlesheets|azurekeyvault|doppler|pulumistateapi|tfstate[a-z0-9]*|s3|gcs|file|envsubst|echo|k8s|conjur|hcpvaultsecrets|bitwarden|infisical|keychain|exec|secretserver|scaleway|yclockbox|openbao|servercore|httpjson|gitlab|1password)://[^\s"']+`),
		ok: []string{"ref+vault://secret/agents#/api_key", "secretref+awssecrets://agents/db#/password"}, no: []string{"ref+nope"}},
	{id: "vault", heads: []string{"vault:"}, re: pattern(`^(>>)?vault:[^\s#]+#[^\s]+$`),
		ok: []string{"vault:secret/data/agents#api_key", ">>vault:database/creds/agent-ro#password"}, no: []string{"vault:secret"}},
	{id: "vault-template", heads: []string{"secret"}, re: pattern(`\{\{-?\s*(with|range)?\s*\(?secret\s+"[^"]+"`),
		ok: []string{`{{ with secret "secret/data/agents" }}{{ .Data.data.key }}{{ end }}`}, no: []string{"{{ secret }}"}},
	{id: "doppler-template", heads: []string{"{{"}, re: pattern(`^\{\{\s*\.[A-Z][A-Z0-9_]*\s*\}\}$`),
		ok: []string{"{{.API_KEY}}", "{{ .DB_URL }}"}, no: []string{"{{ x }}"}},
	{id: "varlock", heads: []string{"("}, re: pattern(`^(op|opLoadEnvironment|awsSecret|awsParam|gsm|azureSecret|vaultSecret|infisical|doppler|bitwarden|akeyless|keychain|keeper|dashlane|protonPass|pass|passbolt|kpBulk|kp|exec|varlock)\(.*\)$`),
		ok: []string{`op("op://Agents/gh/token")`, `awsSecret("agents/db#password")`, "exec(`pass show agents/key`)", "varlock(prompt)"}, no: []string{"op"}},
	{id: "sops", encrypted: true, heads: []string{"ENC[AES256_GCM"}, re: pattern(`^ENC\[AES256_GCM,data:[^,\]]*,iv:[^,\]]+,tag:[^,\]]+,type:[a-z]+\]$`),
		ok: []string{"ENC[AES256_GCM,data:YWJj,iv:ZGVm,tag:Z2hp,type:str]"}, no: []string{"ENC[foo]"}},
	{id: "dotenvx", encrypted: true, heads: []string{"encrypted:"}, re: pattern(`^encrypted:[A-Za-z0-9+/=]{16,}$`),
		ok: []string{"encrypted:BE9Y7LKANx77X1pv1HnEoil93fPa5c9rpL/1ps48uaRT="}, no: []string{"encrypted:"}},
	{id: "summon", heads: []string{"!var"}, re: pattern(`!var(:file|:default='[^']*')*\s+\S+`),
		ok: []string{"API_KEY: !var agents/github/readonly", "CERT: !var:file agents/tls/cert"}, no: []string{"API_KEY: !str abc"}},
	{id: "ejson", encrypted: true, heads: []string{"EJ["}, re: pattern(`^EJ\[\d:[^\]]+\]$`),
		ok: []string{"EJ[1:abc=:def=:ghi=]"}, no: []string{"EJ[]"}},
	{id: "age", encrypted: true, heads: []string{"-----BEGIN AGE ENCRYPTED FILE-----"}, re: pattern(`-----BEGIN AGE ENCRYPTED FILE-----`),
		ok: []string{"-----BEGIN AGE ENCRYPTED FILE-----"}, no: []string{"-----BEGIN AGE"}},
	{id: "ansible-vault", encrypted: true, heads: []string{"$ANSIBLE_VAULT;"}, re: pattern(`(^|\s)\$ANSIBLE_VAULT;\d\.\d;AES256`),
		ok: []string{"$ANSIBLE_VAULT;1.1;AES256"}, no: []string{"ANSIBLE_VAULT"}},
	{id: "sealed", encrypted: true, heads: []string{"Ag"}, re: pattern(`^Ag[A-Za-z0-9+/]{300,}={0,2}$`)},
	{id: "terraform", heads: []string{"."}, re: pattern(`^(\$\{)?(var|local|data|module|ephemeral|(aws|google|azurerm|vault|random|tls|kubernetes|github|cloudflare)_[a-z0-9_]+)\.[A-Za-z_][A-Za-z0-9_\[\]"*-]*(\.[A-Za-z0-9_\[\]".*-]+)*\}?$`),
		ok: []string{"var.agent_key", "${data.vault_kv_secret_v2.agent.data}", "ephemeral.aws_secretsmanager_secret_version.k.secret_string"}, no: []string{"abc"}},
	{id: "docker-secret", heads: []string{"run/secrets/"}, re: pattern(`^/(run|var/run)/secrets/[A-Za-z0-9._/-]+$`),
		ok: []string{"/run/secrets/api_key"}, no: []string{"/run/secret"}},
	{id: "docker-engine", heads: []string{"se://"}, re: pattern(`^se://[A-Za-z0-9._/-]+$`),
		ok: []string{"se://agents/github"}, no: []string{"se:/x"}},
	{id: "file", heads: []string{"file://", "@"}, re: pattern(`^(file://|@)(~|/|\./|\$\{?HOME)[^\s]+$`),
		ok: []string{"file:///run/credentials/key", "@/run/secrets/key"}, no: []string{"@scope/pkg"}},
	{id: "circleci", heads: []string{"<<"}, re: pattern(`<<\s*(pipeline|parameters)\.[a-z0-9_.-]+\s*>>`),
		ok: []string{"<< pipeline.parameters.key >>"}, no: []string{"<< x >>"}},
	{id: "gcp-version", heads: []string{":latest"}, re: pattern(`^[a-z][a-z0-9_-]*:latest$`),
		ok: []string{"telegram-token:latest"}, no: []string{"Telegram:latest!"}},
}
