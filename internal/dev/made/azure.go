package main

import (
	"context"
	"encoding/base64"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/Azure/azure-amqp-common-go/v4/sas"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	blobsas "github.com/Azure/azure-sdk-for-go/sdk/storage/azblob/sas"
	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob/service"
)

const (
	account = "exampleaccount"
	blobURL = "https://" + account + ".blob.core.windows.net/c/b?"
)

var (
	start      = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	accountKey = base64.StdEncoding.EncodeToString([]byte(strings.Repeat("EXAMPLE-", 8)))
)

func storage() (map[string]string, error) {
	key, err := service.NewSharedKeyCredential(account, accountKey)
	if err != nil {
		return nil, err
	}
	all, err := blobsas.AccountSignatureValues{
		Protocol: blobsas.ProtocolHTTPS, StartTime: start, ExpiryTime: start.AddDate(1, 0, 0), ResourceTypes: "sco", Permissions: "rwdl",
	}.SignWithSharedKey(key)
	if err != nil {
		return nil, err
	}
	one, err := blob("r", start.Add(time.Hour)).SignWithSharedKey(key)
	if err != nil {
		return nil, err
	}
	stored, err := blobsas.BlobSignatureValues{ContainerName: "c", BlobName: "b", Identifier: "agents"}.SignWithSharedKey(key)
	if err != nil {
		return nil, err
	}
	delegated, err := userDelegation()
	if err != nil {
		return nil, err
	}
	signed, err := blob("rl", start.AddDate(0, 0, 30)).SignWithUserDelegation(delegated)
	if err != nil {
		return nil, err
	}
	return map[string]string{
		"sas account": all.Encode(), "sas blob": blobURL + one.Encode(), "sas stored policy": blobURL + stored.Encode(), "sas user delegation": blobURL + signed.Encode(),
	}, nil
}

func blob(permissions string, end time.Time) blobsas.BlobSignatureValues {
	return blobsas.BlobSignatureValues{
		Protocol: blobsas.ProtocolHTTPS, StartTime: start, ExpiryTime: end, ContainerName: "c", BlobName: "b", Permissions: permissions,
	}
}

// userDelegation asks a service that is not there for a key that lives for a week.
func userDelegation() (*blobsas.UserDelegationCredential, error) {
	options := &service.ClientOptions{ClientOptions: azcore.ClientOptions{Transport: nobody{}}}
	client, err := service.NewClient("https://"+account+".blob.core.windows.net/", nobody{}, options)
	if err != nil {
		return nil, err
	}
	from, to := start.Format(time.RFC3339), start.AddDate(0, 0, 7).Format(time.RFC3339)
	return client.GetUserDelegationCredential(context.Background(), service.KeyInfo{Start: &from, Expiry: &to}, nil)
}

// nobody answers in the place of Azure.
type nobody struct{}

func (nobody) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: "EXAMPLE", ExpiresOn: time.Now().Add(time.Hour)}, nil
}

func (nobody) Do(r *http.Request) (*http.Response, error) {
	body := `<?xml version="1.0" encoding="utf-8"?><UserDelegationKey>` +
		`<SignedOid>00000000-0000-0000-0000-000000000001</SignedOid><SignedTid>00000000-0000-0000-0000-000000000002</SignedTid>` +
		`<SignedStart>` + start.Format(time.RFC3339) + `</SignedStart><SignedExpiry>` + start.AddDate(0, 0, 7).Format(time.RFC3339) + `</SignedExpiry>` +
		`<SignedService>b</SignedService><SignedVersion>2026-12-06</SignedVersion><Value>` + accountKey + `</Value></UserDelegationKey>`
	return &http.Response{StatusCode: 200, Request: r, Header: http.Header{"Content-Type": {"application/xml"}}, Body: io.NopCloser(strings.NewReader(body))}, nil
}

func serviceBus() (map[string]string, error) {
	out := map[string]string{}
	for name, policy := range map[string]string{"sas service bus root": "RootManageSharedAccessKey", "sas service bus": "listen"} {
		out[name] = sas.NewSigner(policy, accountKey).SignWithExpiry("https://ns.servicebus.windows.net/", "1767229200")
	}
	return out, nil
}
