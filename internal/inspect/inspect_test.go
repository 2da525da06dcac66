package inspect

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// Put together here so that scanners of this repository do not stop at them.
var (
	token = "ghp_" + strings.Repeat("aB3", 12)
	long  = "AKIA" + "QNZGKIQY56JQ7WML"
	short = "ASIA" + "QNZGKIQY56JQ7WML"
	forty = strings.Repeat("aB3d", 10)
)

func TestRead(t *testing.T) {
	tests := []struct{ about, text, want string }{
		{"one text", token + "\n", "=github-pat-classic"},
		{"a byte order mark", "\ufeff" + token, "=github-pat-classic"},
		{"a name that tells more than the form", "WANDB_API_KEY=" + strings.Repeat("a1", 20), "WANDB_API_KEY=wandb-legacy"},
		{"a name in small letters", "wandb_api_key=" + strings.Repeat("a1", 20), "wandb_api_key=wandb-legacy"},
		{"a URL behind a name", "DATABASE_URL=postgres://app:example@db.example.com/x", "DATABASE_URL=postgres-url"},
		{"no name, but a connection", "Server=db.example.com;User Id=app;Password=example", "=mysql-redis-url"},
		{"base64 that ends in a sign", strings.Repeat("ABCD", 5) + "==", "= plain"},
		{"a long-term pair", "AWS_ACCESS_KEY_ID=" + long + "\nAWS_SECRET_ACCESS_KEY=" + forty,
			"AWS_ACCESS_KEY_ID=aws-access-key-long AWS_SECRET_ACCESS_KEY=aws-secret-key unbounded account=029608264753"},
		{"a session", "# mine\nexport AWS_ACCESS_KEY_ID=" + short + "\r\nexport AWS_SECRET_ACCESS_KEY='" + forty + "'\r\n",
			"AWS_ACCESS_KEY_ID=aws-access-key-temporary AWS_SECRET_ACCESS_KEY=aws-secret-key session account=029608264753"},
		{"a profile", "[default]\naws_access_key_id = " + long + "\naws_secret_access_key = " + forty + "\nregion = eu-west-1\n",
			"aws_access_key_id=aws-access-key-long aws_secret_access_key=aws-secret-key unbounded account=029608264753"},
		{"two pairs are not joined", "A_ACCESS_KEY_ID=" + long + "\nB_ACCESS_KEY_ID=" + long,
			"A_ACCESS_KEY_ID=aws-access-key-long B_ACCESS_KEY_ID=aws-access-key-long"},
		{"settings beside it", "PORT=3000\nGITHUB_TOKEN=" + token, "GITHUB_TOKEN=github-pat-classic"},
		{"a reference", "TOKEN=${OTHER}", "TOKEN= reference"},
		{"a file of keys", "{\n  \"type\": \"service_account\",\n  \"private_key\": \"x\",\n  \"client_email\": \"a@b.example\"\n}\n", "=gcp-service-account-key"},
		{"a block", "-----BEGIN " + "PRIVATE KEY-----\nTUlJRVhBTVBMRQ==\n-----END " + "PRIVATE KEY-----\n", "=private-key-pem"},
		{"a kubeconfig", "apiVersion: v1\nkind: Config\ncurrent-context: a\nusers:\n- name: a\n  user:\n    token: " + forty + "\n", "=kubeconfig"},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			subjects, err := Read([]byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := say(subjects); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// say is a line about the subjects; what a pair shares is said of the second.
func say(subjects []Subject) string {
	var out []string
	for i, s := range subjects {
		line := s.Name + "=" + s.Anatomy.Format
		switch {
		case !s.Anatomy.Known():
			line += " " + map[bool]string{true: "plain", false: "reference"}[s.Kind == 0]
		case i == 1 && s.Anatomy.Format == "aws-secret-key":
			line += fmt.Sprintf(" %s %s=%s", s.Anatomy.Lifetime, s.Anatomy.IDs[0].Name, s.Anatomy.IDs[0].Value)
		}
		out = append(out, line)
	}
	return strings.Join(out, " ")
}

func TestReadRefuses(t *testing.T) {
	for text, want := range map[string]error{
		"": ErrEmpty, " \n\t": ErrEmpty, "\ufeff": ErrEmpty, strings.Repeat("a", 64<<10+1): ErrTooLong,
		"a\x00b": ErrNoText, "\xff\xfe": ErrNoText,
	} {
		if _, err := Read([]byte(text)); !errors.Is(err, want) {
			t.Errorf("%.10q: got %v, want %v", text, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(token))
	f.Add([]byte("AWS_ACCESS_KEY_ID=" + short + "\nAWS_SECRET_ACCESS_KEY=" + forty + "\nAWS_SESSION_TOKEN=" + forty))
	f.Add([]byte("A=\"\n\"\nB='"))
	f.Fuzz(func(t *testing.T, content []byte) {
		subjects, err := Read(content)
		if (err == nil) != (len(subjects) > 0) {
			t.Errorf("%d subjects and the error %v", len(subjects), err)
		}
	})
}
