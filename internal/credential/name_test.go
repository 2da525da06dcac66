package credential

import "testing"

func TestClassifyName(t *testing.T) {
	for class, names := range map[NameClass]string{
		NamePassword: `PASSWORD DB_PASS NEO4J_PASS PGPASSWORD dbPassword smtp-password SQL_PASSWORD_PROD
			N8N_BASIC_AUTH_PASSWORD passphrase`,
		NameSecret: `TOKEN API_KEY apiKey x-api-key GITHUB_PERSONAL_ACCESS_TOKEN SHOPIFY_ACCESS_TOKEN_SECONDARY
			CLIENT_SECRET clientSecret GITHUB_PAT Authorization SERVICE_ROLE_KEY BOT_TOKEN_2 auth_token JWT_SECRET
			AWS_SECRET_ACCESS_KEY OPENAI_APIKEY CONVEX_DEPLOY_KEY hub.verify_token SECRET_KEY GITHUB_TOKEN_CLASSIC
			CREDENTIALS ENCRYPTION_KEY OPENAIKEY githubToken SEND_GRID_API_KEY SIGN_SECRET IMPORT_TOKEN`,
		NameKey:    `SUPABASE_KEY EXA_KEY key PROXY_AUTH SIGN_KEY SEND_KEY SHARED_ACCESS_SIGNATURE`,
		NamePublic: `NEXT_PUBLIC_SUPABASE_ANON_KEY GOOGLE_CLIENT_ID clientId STRIPE_PUBLISHABLE_KEY NEW_CONTROLLER_PUBKEY`,
		NameOther: `MAX_TOKENS maxTokens MONKEY AUTHOR COMPASS PATH TOKEN_PATH tokenLimit token_name API_KEY_FILE
			SECRET_NAME primaryKey sortKey cacheKey prompt_cache_key KEYBOARD PASSWORD_SYNC_DIR JWT_ALGORITHM
			JWT_EXPIRATION_HOURS proxy_pass TEST_API_KEY_CONCURRENCY passthrough KEY_ID tokenizer USERNAME
			claudeCodeFirstTokenDate budgetTokens API_KEY_HEADER tokenType nextPageToken pageToken EOS_TOKEN
			ACCESS_KEY_ID --delete-secrets show_password hashed_secret SHA256 keyId authorUrl TOKEN_URL --recv-keys --lsign-key
			signature requestKey websiteToken --password-stdin AttributeKey ParameterKey Sec-WebSocket-Key`,
	} {
		for name := range set(names) {
			if got := ClassifyName(name); got != class {
				t.Errorf("ClassifyName(%q) = %d, want %d (parts %q)", name, got, class, nameParts(name))
			}
		}
	}
}
