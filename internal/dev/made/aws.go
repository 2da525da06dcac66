package main

import (
	"context"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// The ids are well formed, and their accounts are made up: 123456789012.
var (
	longTerm  = aws.Credentials{AccessKeyID: "AKIA" + "RZPUZDIKGEXAMPL2", SecretAccessKey: "EXAMPLE"}
	temporary = aws.Credentials{AccessKeyID: "ASIA" + "RZPUZDIKGEXAMPL2", SecretAccessKey: "EXAMPLE", SessionToken: "EXAMPLE"}
)

func presigned() (map[string]string, error) {
	out := map[string]string{}
	var err error
	sign := func(name, method, url, service string, seconds string, as aws.Credentials) {
		if err == nil {
			out[name], err = presign(method, url+"X-Amz-Expires="+seconds, service, as)
		}
	}
	const object = "https://bucket.s3.eu-west-1.amazonaws.com/k?"
	sign("presigned an hour", "GET", object, "s3", "3600", temporary)
	sign("presigned a week", "PUT", object, "s3", "604800", longTerm)
	sign("rds log-in", "GET", "https://db.example.com:3306/?Action=connect&DBUser=agent&", "rds-db", "900", temporary)
	sign("bedrock twelve hours", "POST", "https://bedrock.amazonaws.com/?Action=CallWithBearerToken&", "bedrock", "43200", temporary)
	if err != nil {
		return nil, err
	}
	// As the token generators of Bedrock write it.
	plain := strings.TrimPrefix(out["bedrock twelve hours"], "https://") + "&Version=1"
	out["bedrock twelve hours"] = "bedrock-api-key-" + base64.StdEncoding.EncodeToString([]byte(plain))
	return out, nil
}

func presign(method, url, service string, as aws.Credentials) (string, error) {
	request, err := http.NewRequest(method, url, nil)
	if err != nil {
		return "", err
	}
	signed, _, err := v4.NewSigner().PresignHTTP(context.Background(), as, request, "UNSIGNED-PAYLOAD", service, "eu-west-1", start)
	return signed, err
}
