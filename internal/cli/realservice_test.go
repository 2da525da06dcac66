package cli

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"path"
	"strings"
)

func answer(w http.ResponseWriter, status int, what any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(what)
}

type object map[string]any

// awsService speaks as AWS Secrets Manager does.
var awsService = service{
	program: "aws", with: "aws",
	env: map[string]string{
		"AWS_ENDPOINT_URL": "URL", "AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-1", "AWS_MAX_ATTEMPTS": "1",
		"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true",
	},
	handle: func(kept map[string]string, w http.ResponseWriter, r *http.Request) {
		var in struct {
			Name, SecretString string
			SecretID           string `json:"SecretId"`
		}
		_ = json.NewDecoder(r.Body).Decode(&in)
		switch _, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), "."); operation {
		case "CreateSecret":
			kept[in.Name] = in.SecretString
			answer(w, http.StatusOK, object{"Name": in.Name})
		case "GetSecretValue":
			value, found := kept[in.SecretID]
			if !found {
				answer(w, http.StatusBadRequest, object{"__type": "ResourceNotFoundException"})
				return
			}
			answer(w, http.StatusOK, object{"Name": in.SecretID, "SecretString": value})
		}
	},
}

// dopplerService speaks as Doppler does.
var dopplerService = service{
	program: "doppler", with: "doppler",
	env: map[string]string{"DOPPLER_API_HOST": "URL", "DOPPLER_TOKEN": "dp.made-up", "DOPPLER_ENABLE_VERSION_CHECK": "false"},
	handle: func(kept map[string]string, w http.ResponseWriter, r *http.Request) {
		var in struct{ Secrets map[string]string }
		_ = json.NewDecoder(r.Body).Decode(&in)
		for name, value := range in.Secrets {
			kept[name] = value
		}
		values, named := object{}, object{}
		for name, value := range kept {
			if wanted := r.URL.Query().Get("secrets"); wanted == "" || strings.Contains(","+wanted+",", ","+name+",") {
				values[name], named[name] = value, object{"raw": value, "computed": value}
			}
		}
		if path.Base(r.URL.Path) == "download" {
			answer(w, http.StatusOK, values)
			return
		}
		answer(w, http.StatusOK, object{"secrets": named, "success": true})
	},
}

// googleService speaks as Google Secret Manager does.
var googleService = service{
	program: "gcloud", with: "gcp", slow: true,
	env: map[string]string{
		"CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER": "URL/", "CLOUDSDK_AUTH_ACCESS_TOKEN_FILE": "FILE",
		"CLOUDSDK_CORE_DISABLE_PROMPTS": "1", "CLOUDSDK_CORE_DISABLE_USAGE_REPORTING": "1",
	},
	handle: func(kept map[string]string, w http.ResponseWriter, r *http.Request) {
		place, operation, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/v1/"), ":")
		switch operation {
		case "addVersion":
			var in struct{ Payload struct{ Data string } }
			_ = json.NewDecoder(r.Body).Decode(&in)
			kept[place] = in.Payload.Data
			answer(w, http.StatusOK, object{"name": place + "/versions/1", "state": "ENABLED"})
		case "access":
			data, found := kept[strings.TrimSuffix(place, "/versions/latest")]
			if _, err := base64.StdEncoding.DecodeString(data); !found || err != nil {
				answer(w, http.StatusNotFound, object{"error": object{"code": 404, "message": "not found", "status": "NOT_FOUND"}})
				return
			}
			answer(w, http.StatusOK, object{"name": place, "payload": object{"data": data}})
		default:
			answer(w, http.StatusOK, object{"name": place + "/" + r.URL.Query().Get("secretId")})
		}
	},
}
