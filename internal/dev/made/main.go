// Command made writes credentials that the libraries and programs of their own
// formats make, so that our decoders are tested with more than our own idea of a
// format. Where a provider publishes no library, the maker is written after its code,
// or after its description, and says which. It is a module of its own: nothing of these
// libraries is a dependency of credlint. From the root of the repository:
//
//	cd internal/dev/made && go run .
//
// All keys are made up, most of them of the word EXAMPLE, and nothing of this opens
// anything. Texts are written in pieces, which the tests put together, because
// other scanners would stop at them.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
)

// target is where the tests find what was made.
const target = "../../credential/anatomy/testdata/made.json"

// made is one credential.
type made struct {
	Name  string   `json:"name"`
	Maker string   `json:"maker"`
	Parts []string `json:"parts"`
}

// maker makes credentials of one library or program.
type maker struct {
	name string
	make func() (map[string]string, error)
}

var makers = []maker{
	{"github.com/golang-jwt/jwt/v5", tokens},
	{"github.com/go-jose/go-jose/v4", encrypted},
	{"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob", storage},
	{"github.com/Azure/azure-amqp-common-go/v4/sas", serviceBus},
	{"github.com/aws/aws-sdk-go-v2/aws/signer/v4", presigned},
	{"gopkg.in/macaroon.v2", pypi},
	{"github.com/superfly/macaroon", fly},
	{"k8s.io/client-go/tools/clientcmd", kubeconfigs},
	{"kubectl config", kubectl},
	{"openssl", openssl},
	{"ssh-keygen", sshKeygen},
	{"golang.org/x/oauth2/google", google},
	{"github.com/algolia/algoliasearch-client-go/v3/algolia/search", algolia},
	{"go.mongodb.org/mongo-driver/bson/primitive", objectIDs},
	{"after getsentry/sentry: orgauthtoken_token.py", sentry},
	{"after gitlabhq/gitlabhq: routable_token.rb", gitlab},
	{"after grafana/grafana: satokengen", grafana},
	{"after mapbox/parse-mapbox-token", mapboxTokens},
	{"after microsoft/security-utilities: IdentifiableSecrets.cs", annotated},
	{"after microsoft/cask: docs/CaskSecret.md", openCask},
	{"after tokens in public repositories", observed},
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "made:", err)
		os.Exit(1)
	}
}

func run() error {
	var all []made
	for _, m := range makers {
		texts, err := m.make()
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		for _, name := range sorted(texts) {
			all = append(all, made{name, m.name, pieces(texts[name])})
		}
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(all); err != nil {
		return err
	}
	return os.WriteFile(target, out.Bytes(), 0o644)
}
