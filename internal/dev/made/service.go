package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/algolia/algoliasearch-client-go/v3/algolia/opt"
	"github.com/algolia/algoliasearch-client-go/v3/algolia/search"
	"go.mongodb.org/mongo-driver/bson/primitive"
	oauth "golang.org/x/oauth2/google"
)

// google makes files that Google's own library accepts as credentials.
func google() (map[string]string, error) {
	_, key, err := certified("/CN=agent")
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for name, file := range map[string]map[string]any{
		"google service account": {"type": "service_account", "project_id": "example", "private_key_id": "0000000000000000000000000000000000000000", "private_key": string(key),
			"client_email": "agent@example.iam.gserviceaccount.com", "client_id": "0", "token_uri": "https://oauth2.googleapis.com/token"},
		"google developer": {"type": "authorized_user", "client_id": "example.apps.googleusercontent.com", "client_secret": "EXAMPLE", "refresh_token": "EXAMPLE", "quota_project_id": "example"},
		"google federated": {"type": "external_account", "audience": "//iam.googleapis.com/projects/0/locations/global/workloadIdentityPools/p/providers/q",
			"subject_token_type": "urn:ietf:params:oauth:token-type:jwt", "token_url": "https://sts.googleapis.com/v1/token", "credential_source": map[string]string{"file": "/token"}},
		"google borrowed by a developer": {"type": "impersonated_service_account",
			"service_account_impersonation_url": "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/agent@example.iam.gserviceaccount.com:generateAccessToken",
			"source_credentials":                map[string]string{"type": "authorized_user", "client_id": "example.apps.googleusercontent.com", "client_secret": "EXAMPLE", "refresh_token": "EXAMPLE"}},
	} {
		text, err := json.MarshalIndent(file, "", "  ")
		if err != nil {
			return nil, err
		}
		if _, err := oauth.CredentialsFromJSON(context.Background(), text, "https://www.googleapis.com/auth/cloud-platform"); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[name] = string(text)
	}
	return out, nil
}

func algolia() (map[string]string, error) {
	parent := strings.Repeat("0", 32)
	ended, err := search.GenerateSecuredAPIKey(parent, opt.ValidUntil(time.Unix(y2026+hour, 0)), opt.RestrictIndices("products"))
	if err != nil {
		return nil, err
	}
	endless, err := search.GenerateSecuredAPIKey(parent, opt.Filters("tenant:7"))
	return map[string]string{"algolia until": ended, "algolia no end": endless}, err
}

func objectIDs() (map[string]string, error) {
	id := primitive.NewObjectIDFromTimestamp(time.Unix(y2026, 0)).Hex()[:8] + strings.Repeat("0", 16) // the rest is random
	return map[string]string{
		"postman": "PMAK-" + id + "-" + strings.Repeat("00", 17),
		"harness": "pat." + strings.Repeat("EXAMPLEEXAMPLE", 2)[:22] + "." + id + "." + strings.Repeat("EXAMPLEE", 3)[:20],
	}, nil
}
