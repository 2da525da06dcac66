package formats

// Revocation is the page on which a credential of a format is revoked, or, where
// none lists it, the way to do it. Both are empty where neither is known.
func Revocation(f *Format) (page, way string) {
	if way, ok := ways[f.ID]; ok {
		return "", way
	}
	if page, ok := ownPages[f.ID]; ok {
		return page, ""
	}
	return pages[f.Provider], ""
}

// ways are for formats that no page lists.
var ways = map[string]string{
	"algolia-secured":                   "delete the API key that it was made of",
	"aws-access-key-temporary":          "it ends by itself; revoke the sessions of its role before that: https://console.aws.amazon.com/iam/",
	"aws-bedrock-short":                 "it ends by itself; deactivate the access key that signed it before that: https://console.aws.amazon.com/iam/",
	"aws-presigned-url":                 "deactivate the access key that signed it: https://console.aws.amazon.com/iam/",
	"aws-session-token":                 "it ends by itself; revoke the sessions of its role before that: https://console.aws.amazon.com/iam/",
	"azure-sas":                         "renew the key that signed it, or revoke the user delegation keys of the storage account",
	"github-app-installation":           "it ends within an hour; before that DELETE https://api.github.com/installation/token",
	"github-app-installation-stateless": "it ends within an hour; before that DELETE https://api.github.com/installation/token",
	"jwt":                               "only who issued it can; many issuers cannot before its end",
	"kubeconfig":                        "a token at its issuer; a client certificate cannot be revoked: take the rights of its user away",
	"kubernetes-sa-token":               "delete the secret, the pod or the service account that it is bound to",
	"postgres-url":                      "ALTER ROLE ... PASSWORD ...",
	"private-key-pem":                   "take its public half away wherever that opens something: authorized_keys, deploy keys, certificates",
	"sentry-org":                        "Sentry: Settings > Auth Tokens of the organization",
	"supabase-secret":                   "Supabase: Project Settings > API Keys",
	"supabase-service-role-jwt":         "Supabase: Project Settings > API Keys (disable the legacy keys)",
	"x509-certificate":                  "only the authority that signed it can",
}

// ownPages are for formats that the page of their provider does not list.
var ownPages = map[string]string{
	"github-app-user": "https://github.com/settings/apps/authorizations",
	"github-oauth":    "https://github.com/settings/applications",
}

// pages are those on which the credentials of a provider are revoked.
var pages = map[string]string{
	"AWS":                    "https://console.aws.amazon.com/iam/",
	"Airtable":               "https://airtable.com/create/tokens",
	"Anthropic":              "https://console.anthropic.com/settings/keys",
	"Apify":                  "https://console.apify.com/settings/integrations",
	"Asana":                  "https://app.asana.com/0/my-apps",
	"Atlassian":              "https://id.atlassian.com/manage-profile/security/api-tokens",
	"CircleCI":               "https://app.circleci.com/settings/user/tokens",
	"Cloudflare":             "https://dash.cloudflare.com/profile/api-tokens",
	"DigitalOcean":           "https://cloud.digitalocean.com/account/api/tokens",
	"Discord":                "https://discord.com/developers/applications",
	"Docker":                 "https://app.docker.com/settings/personal-access-tokens",
	"Figma":                  "https://www.figma.com/settings",
	"Fly.io":                 "https://fly.io/user/personal_access_tokens",
	"GitHub":                 "https://github.com/settings/tokens",
	"GitLab":                 "https://gitlab.com/-/user_settings/personal_access_tokens",
	"Google":                 "https://console.cloud.google.com/apis/credentials",
	"Google Cloud":           "https://console.cloud.google.com/iam-admin/serviceaccounts",
	"Groq":                   "https://console.groq.com/keys",
	"HCP Terraform":          "https://app.terraform.io/app/settings/tokens",
	"Hugging Face":           "https://huggingface.co/settings/tokens",
	"LangSmith":              "https://smith.langchain.com/settings",
	"Linear":                 "https://linear.app/settings/account/security",
	"Mapbox":                 "https://console.mapbox.com/account/access-tokens/",
	"Microsoft Azure":        "https://portal.azure.com/",
	"Microsoft Azure DevOps": "https://dev.azure.com/ (User settings > Personal access tokens)",
	"Microsoft Entra":        "https://entra.microsoft.com/",
	"Neon":                   "https://console.neon.tech/app/settings/api-keys",
	"Netlify":                "https://app.netlify.com/user/applications",
	"Notion":                 "https://www.notion.so/profile/integrations",
	"OpenAI":                 "https://platform.openai.com/api-keys",
	"OpenRouter":             "https://openrouter.ai/settings/keys",
	"Postman":                "https://go.postman.co/settings/me/api-keys",
	"PyPI":                   "https://pypi.org/manage/account/",
	"Render":                 "https://dashboard.render.com/u/settings",
	"Sentry":                 "https://sentry.io/settings/account/api/auth-tokens/",
	"Slack":                  "https://api.slack.com/apps",
	"Stripe":                 "https://dashboard.stripe.com/apikeys",
	"Supabase":               "https://supabase.com/dashboard/account/tokens",
	"Tailscale":              "https://login.tailscale.com/admin/settings/keys",
	"Telegram":               "https://t.me/BotFather (/revoke)",
	"Vercel":                 "https://vercel.com/account/settings/tokens",
	"npm":                    "https://www.npmjs.com/settings/~/tokens",
}
