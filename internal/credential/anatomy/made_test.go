package anatomy

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/credential"
)

// madeFile holds credentials that the libraries and programs of their own formats
// made, so that the decoders are not only tested with what they think themselves.
// internal/dev/made writes it.
const madeFile = "testdata/made.json"

// made is the text of each, by name.
func made(t testing.TB) map[string]string {
	t.Helper()
	data, err := os.ReadFile(madeFile)
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		Name  string
		Parts []string
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, m := range all {
		texts[m.Name] = strings.Join(m.Parts, "")
	}
	return texts
}

// madeFacts are the answers that the descriptions of the formats ask for.
var madeFacts = map[string]string{
	"algolia no end":                 "algolia-secured app restricted unbounded",
	"algolia until":                  "algolia-secured app restricted bounded to 2026-01-01 indices=products",
	"auth0 management":               "auth0-mgmt service restricted session from 2026-01-01 to 2026-01-02 issuer=https://example.auth0.com/ (scopes: read:clients, delete:clients)",
	"bedrock twelve hours":           "aws-bedrock-short unknown depends session from 2026-01-02 to 2026-01-02 account=123456789012 region=eu-west-1 service=bedrock",
	"cask app configuration":         "azure-cask-generic unknown unknown unbounded from 2025-10-31 service=Azure App Configuration (the text tells only the month in which it was made)",
	"cask derived":                   "azure-cask-generic unknown unknown unbounded from 2026-01-31 service=Azure Event Grid (the text tells only the month in which it was made, derived from another key)",
	"cask devops":                    "azure-devops-pat-cask person depends bounded from 2026-01-31 service=Azure DevOps (the text tells only the month in which it was made)",
	"cask long":                      "azure-cask-generic unknown unknown unbounded from 2026-01-31 service=Azure Maps (the text tells only the month in which it was made)",
	"cask open":                      "azure-cask-generic unknown unknown unbounded from 2026-01-02 service=TEST",
	"cask open long":                 "azure-cask-generic unknown unknown unbounded from 2026-12-31 service=TEST",
	"cask open with data":            "azure-cask-generic unknown unknown unbounded from 2026-01-02 service=TEST",
	"cask openai":                    "azure-openai org full unbounded from 2026-01-31 service=Azure AI services (the text tells only the month in which it was made)",
	"certificate":                    "x509-certificate unknown depends bounded from 2026-01-01 to 2036-01-01 user=agent group=agents",
	"encrypted token":                "- unknown unknown unknown",
	"entra app":                      "azure-entra-access-token service read-only session from 2026-01-01 to 2026-01-01 issuer=https://sts.windows.net/00000000-0000-0000-0000-000000000000/ tenant=t app=a (scopes: Directory.Read.All)",
	"entra person":                   "azure-entra-access-token person restricted session from 2026-01-01 to 2026-01-01 issuer=https://login.microsoftonline.com/t/v2.0 tenant=t (scopes: Files.ReadWrite, User.Read)",
	"fly app no end":                 "fly-macaroon unknown read-write unbounded location=https://api.fly.io/v1 organization=42 app=7",
	"fly attenuated":                 "fly-macaroon unknown read-write session from 2026-01-01 to 2026-01-01 location=https://api.fly.io/v1 organization=42",
	"fly deploy":                     "fly-macaroon unknown read-write bounded from 2026-01-01 to 2027-01-01 location=https://api.fly.io/v1 organization=42 (more is told by conditions)",
	"fly log-in":                     "fly-macaroon person depends unbounded location=https://api.fly.io/v1 (needs a log-in of its user besides)",
	"fly made to read":               "fly-macaroon unknown read-only bounded from 2026-01-01 to 2027-01-01 location=https://api.fly.io/v1 organization=42",
	"fly organization an hour":       "fly-macaroon unknown read-only session from 2026-01-01 to 2026-01-01 location=https://api.fly.io/v1 organization=42",
	"github app installation":        "github-app-installation-stateless app restricted session from 2026-01-01 to 2026-01-01 app=12345",
	"gitlab person":                  "gitlab-pat-routable unknown depends bounded cell=1 organization=1 user=4711 checksum valid",
	"gitlab project":                 "gitlab-pat-routable unknown depends bounded group=9970 organization=42 project=278964 checksum valid",
	"gitlab runner":                  "gitlab-runner-token service restricted unbounded organization=42 runner-type=1 checksum valid",
	"google borrowed by a developer": "gcp-external-account person depends session (a person's own log-in stands behind it)",
	"google developer":               "gcp-authorized-user person full unbounded project=example",
	"google federated":               "gcp-external-account service depends session (federated: holds no secret itself)",
	"google service account":         "gcp-service-account-key service depends unbounded account=agent@example.iam.gserviceaccount.com project=example key-id=0000000000000000000000000000000000000000",
	"grafana cloud policy":           "grafana-cloud org restricted bounded organization=123456 name=stack-654321-alloy-example region=prod-us-east-0",
	"grafana service account":        "grafana-sa service depends unbounded checksum valid",
	"harness":                        "harness person depends bounded from 2026-01-01 account=EXAMPLEEXAMPLEEXAMPLEE key-id=6955b9000000000000000000",
	"jfrog":                          "jfrog-jwt person restricted bounded from 2026-01-01 to 2027-01-01 issuer=jfac@01h user=someone (scopes: applied-permissions/user)",
	"jfrog reference":                "jfrog-reference person depends bounded to 2027-01-01",
	"jfrog reference endless":        "jfrog-reference person depends unbounded",
	"jwt an hour":                    "jwt service read-only session from 2026-01-01 to 2026-01-01 issuer=https://login.example.com/ (scopes: read:users, read:logs)",
	"jwt died in 2020":               "jwt unknown depends bounded from 2019-01-01 to 2020-01-01",
	"jwt no end":                     "jwt person depends unbounded from 2026-01-01",
	"jwt only nbf":                   "jwt unknown depends session from 2026-01-01 to 2026-01-01",
	"jwt ten years":                  "jwt unknown depends bounded from 2026-01-01 to 2036-01-01",
	"kubeconfig certificate":         "kubeconfig unknown admin bounded from 2026-01-01 to 2036-01-01 cluster=prod user=agent user=kubernetes-admin group=system:masters (the group system:masters cannot be restricted)",
	"kubeconfig opaque":              "kubeconfig unknown depends unknown cluster=prod user=agent (holds an opaque token)",
	"kubeconfig program":             "kubeconfig unknown depends session cluster=prod user=agent (a program fetches the credential when it is needed)",
	"kubeconfig token":               "kubernetes-sa-token service depends session from 2026-01-01 to 2026-01-01 cluster=prod user=agent issuer=https://k.example.com service-account=default:agent",
	"kubectl certificate":            "kubeconfig unknown depends bounded from 2026-01-01 to 2036-01-01 cluster=dev user=agent group=viewers",
	"kubernetes bound":               "kubernetes-sa-token service depends session from 2026-01-01 to 2026-01-01 issuer=https://k.example.com service-account=default:agent",
	"kubernetes legacy":              "kubernetes-sa-token service depends unbounded issuer=kubernetes/serviceaccount service-account=default:agent",
	"mapbox public":                  "mapbox-public person restricted unbounded account=example token-id=cexample0000000000000000",
	"mapbox secret":                  "mapbox person depends unbounded account=example token-id=cexample0000000000000000",
	"mapbox temporary":               "mapbox person read-only session from 2026-01-01 to 2026-01-01 account=example (scopes: styles:read, fonts:read)",
	"monday":                         "monday person full unbounded from 2026-01-01 tenant=1 account=7 user=42 (scopes: me:write)",
	"n8n":                            "n8n-jwt person depends unbounded from 2026-01-01 issuer=n8n audience=public-api",
	"postman":                        "postman person full bounded from 2026-01-01 key-id=6955b9000000000000000000",
	"presigned a week":               "aws-presigned-url unknown restricted bounded from 2026-01-02 to 2026-01-09 account=123456789012 region=eu-west-1 service=s3",
	"presigned an hour":              "aws-presigned-url unknown restricted session from 2026-01-02 to 2026-01-02 account=123456789012 region=eu-west-1 service=s3",
	"private key":                    "private-key-pem unknown depends unbounded (not protected by a passphrase)",
	"private key locked":             "private-key-pem unknown depends unbounded (protected by a passphrase)",
	"private key locked traditional": "private-key-pem unknown depends unbounded (protected by a passphrase)",
	"pypi attenuated":                "pypi-token person depends session from 2026-01-01 to 2026-01-01 index=pypi.org",
	"pypi legacy projects":           "pypi-token person restricted unknown index=pypi.org project=one (limited to 2 projects)",
	"pypi legacy user":               "pypi-token person full unknown index=pypi.org (for every project of the user)",
	"pypi no caveat":                 "pypi-token person depends unknown index=pypi.org",
	"pypi projects until":            "pypi-token person restricted bounded from 2026-01-01 to 2027-01-01 index=pypi.org project=example-project",
	"pypi publisher":                 "pypi-token service restricted session index=pypi.org project-id=00000000-0000-0000-0000-000000000001 (minted for a trusted publisher)",
	"pypi user":                      "pypi-token person depends unknown index=pypi.org user=00000000-0000-0000-0000-000000000000",
	"qdrant collection":              "qdrant-jwt project restricted bounded to 2027-01-01",
	"qdrant manage":                  "qdrant-jwt project admin unbounded",
	"qdrant read":                    "qdrant-jwt project read-only bounded to 2027-01-01",
	"rds log-in":                     "aws-presigned-url unknown restricted session from 2026-01-02 to 2026-01-02 account=123456789012 region=eu-west-1 service=rds-db",
	"sas account":                    "azure-sas org full bounded from 2026-01-02 to 2027-01-02 (signed with the key of the storage account, permissions: rwdl)",
	"sas blob":                       "azure-sas unknown read-only session from 2026-01-02 to 2026-01-02 host=exampleaccount.blob.core.windows.net (signed with the key of the storage account, permissions: r)",
	"sas service bus":                "azure-sas unknown depends bounded to 2026-01-01 policy=listen host=ns.servicebus.windows.net",
	"sas service bus root":           "azure-sas unknown admin bounded to 2026-01-01 policy=RootManageSharedAccessKey host=ns.servicebus.windows.net",
	"sas stored policy":              "azure-sas unknown depends unknown host=exampleaccount.blob.core.windows.net (signed with the key of the storage account, a stored access policy tells its end and what it may do, also valid over plain http)",
	"sas user delegation":            "azure-sas unknown read-only bounded from 2026-01-02 to 2026-01-09 tenant=00000000-0000-0000-0000-000000000002 signed-by=00000000-0000-0000-0000-000000000001 host=exampleaccount.blob.core.windows.net (permissions: rl)",
	"sentry":                         "sentry-org org restricted unbounded from 2026-01-01 organization=example-org region=https://us.sentry.io",
	"sentry self-hosted":             "sentry-org org restricted unbounded from 2026-01-01 organization=example-org region=https://us.sentry.io",
	"ssh key":                        "private-key-pem unknown depends unbounded comment=someone@example.com (not protected by a passphrase, type ssh-ed25519)",
	"ssh key ecdsa":                  "private-key-pem unknown depends unbounded comment=someone@example.com (not protected by a passphrase, type ecdsa-sha2-nistp256)",
	"ssh key locked":                 "private-key-pem unknown depends unbounded (protected by a passphrase)",
	"ssh key rsa":                    "private-key-pem unknown depends unbounded comment=someone@example.com (not protected by a passphrase, type ssh-rsa)",
	"supabase anon":                  "supabase-service-role-jwt project restricted bounded from 2026-01-01 to 2036-01-01 issuer=supabase project=examplereference0000 (scopes: anon)",
	"supabase service_role":          "supabase-service-role-jwt project full bounded from 2026-01-01 to 2036-01-01 issuer=supabase project=examplereference0000 (scopes: service_role, bypasses row-level security)",
	"temporal":                       "temporal-cloud unknown depends bounded to 2027-01-01 account=example",
	"turso read":                     "turso-db project read-only unbounded from 2026-01-01",
	"turso write":                    "turso-db project read-write bounded from 2026-01-01 to 2027-01-01",
}

// Each is read as its maker meant it.
func TestMade(t *testing.T) {
	texts := made(t)
	for name, want := range madeFacts {
		t.Run(name, func(t *testing.T) {
			a := Read("", credential.NewSecret(texts[name]), "")
			got := fact(a)
			if len(a.Notes) > 0 {
				got += " (" + strings.Join(a.Notes, ", ") + ")"
			}
			if got != want {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		})
	}
	for name := range texts {
		if madeFacts[name] == "" {
			t.Errorf("nobody says what %q is", name)
		}
	}
}
