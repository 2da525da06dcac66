package declare_test

import (
	"testing"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// read reads a file as a scan does and checks that every place is in it.
func read(t testing.TB, path, text string) *grant.Document {
	t.Helper()
	doc := scan.Document(source.NewFile(path, []byte(text)), nil)
	for _, d := range doc.Declarations {
		spans := []source.Span{d.Place.Key, d.Place.Value, d.Label.Span, d.Life.Field.Span, d.Issued.Span, d.Expires.Span}
		for _, s := range d.Scopes {
			spans = append(spans, s.Span)
		}
		for _, s := range spans {
			if s.Start < 0 || s.Start > s.End || s.End > len(text) {
				t.Errorf("%s: a place at %v in %d bytes", path, s, len(text))
			}
		}
	}
	return doc
}

// Hostile text ends, whatever format it is said to be in.
func FuzzManifest(f *testing.F) {
	f.Add(`{"name": "agent", "permissions": ["a:write"], "created": "2026-07-01", "expires": "2026-07-02"}`)
	f.Add("keys:\n- name: agent\n  scopes: read write\n  expires: never\n  token: x\n")
	f.Add("[[tokens]]\nname = 'agent'\nscopes = { a = ['read'] }\nttl = 3600\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, path := range []string{"agent/keys.json", "agent/keys.yaml", "agent/keys.toml"} {
			read(t, path, text)
		}
	})
}

// The reader of resources meets whatever stands in infrastructure code.
func FuzzInfrastructure(f *testing.F) {
	f.Add("resource \"aws_iam_access_key\" \"agent\" { user = aws_iam_user.agent.name }\nresource \"aws_iam_user\" \"agent\" {}\n")
	f.Add("resource \"vault_token\" \"mcp\" {\n  policies = [\"root\"]\n  ttl = \"720h\"\n}\npath \"*\" { capabilities = [\"create\", \"sudo\"] }\n")
	f.Add("resource \"aws_iam_policy\" \"agent\" {\n  policy = <<-EOF\n    {\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\"}]}\n  EOF\n}\n")
	f.Add(`{"Resources": {"Agent": {"Type": "AWS::IAM::AccessKey"}, "P": {"Type": "AWS::IAM::Policy", "Properties": {"PolicyDocument": {"Statement": {"Action": "*"}}}}}}`)
	f.Add("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: agent}\nrules: [{resources: ['*'], verbs: ['*']}]\n")
	f.Add("apiVersion: v1\nkind: Secret\nmetadata: {name: agent}\ntype: kubernetes.io/service-account-token\n")
	f.Add(`{"name": "claude", "default_permissions": {"contents": "write"}, "default_events": [], "path": {"a": {"capabilities": ["update"]}}}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, path := range []string{"agent/main.tf", "main.tf", "agent/main.tf.json", "agent/all.yaml"} {
			read(t, path, text)
		}
	})
}

// The reader of commands meets whatever stands in scripts.
func FuzzCommands(f *testing.F) {
	f.Add("AGENT=mcp\nX=$(vault token create -policy=$AGENT --ttl 24h)\nvault policy write x - <<E\npath \"*\" { capabilities = [\"sudo\"] }\nE\n")
	f.Add("vault write auth/a/role/agent token_ttl=1h policies=a,b\nop service-account create --vault 'A:read_items,b' --expires-in=\n")
	f.Add("curl -d'{\"name\": \"agent\", \"scopes\": [\"a\"]}' https://x.example/keys\nhttp POST x.example/keys a:='{' name=$'\\x41' -d@- <<<x\n")
	f.Fuzz(func(t *testing.T, text string) {
		read(t, "agent/setup.sh", text)
		read(t, "agent/README.md", "```sh\n"+text+"\n```\n")
	})
}

// What is used by an agent's is an agent's, through as many steps as it takes,
// in circles too.
func TestUse(t *testing.T) {
	doc := read(t, "main.tf", `
resource "aws_lambda_function" "support_agent" { role = aws_iam_role.this.arn }
resource "aws_iam_role" "this" { name = aws_iam_policy.a.name }
resource "aws_iam_policy" "a" {
  name   = aws_iam_role.this.name
  policy = data.aws_iam_policy_document.b.json
}
data "aws_iam_policy_document" "b" {
  statement { actions = ["s3:PutObject"] }
}
data "aws_iam_policy_document" "c" {
  statement { actions = ["s3:PutObject"] }
}
`)
	if len(doc.Declarations) != 1 || doc.Declarations[0].What != `the AWS policy "b"` {
		t.Errorf("got %d declarations: %+v", len(doc.Declarations), doc.Declarations)
	}
}
