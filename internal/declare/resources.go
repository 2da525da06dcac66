package declare

import (
	"slices"
	"time"
)

// vaultDefault is how long a lease of Vault lives where nothing says otherwise.
const vaultDefault = 768 * time.Hour

// The way out for kinds of keys that never end.
const (
	assumeRole = "let it assume a role instead: the credentials of a session end by themselves"
	federate   = "use workload identity federation, or impersonate the service account for an hour"
	projected  = "use a bound token: a projected volume with expirationSeconds, or kubectl create token"
)

// table holds what is known of each kind of resource, of Terraform's providers
// and of CloudFormation. A kind stands twice where it holds two things.
var table = merge(keysOfClouds, keysOfServices, vaultResources, policiesOfClouds)

func merge(maps ...map[string][]resource) map[string][]resource {
	all := map[string][]resource{}
	for _, m := range maps {
		for kind, list := range m {
			all[kind] = append(slices.Clone(all[kind]), list...)
		}
	}
	return all
}

func one(r resource) []resource { return []resource{r} }

var azurePassword = resource{
	noun: "the Entra application password", ends: []string{"end_date", "end_date_relative"}, unit: time.Hour,
	unset: 2 * 365 * day, labels: []string{"display_name"},
}

var accountToken = resource{
	noun: "the Kubernetes service account token", instead: projected,
	when: [2]string{"type", "kubernetes.io/service-account-token"},
}

var keysOfClouds = map[string][]resource{
	"aws_iam_access_key":  one(resource{noun: "the AWS access key", instead: assumeRole}),
	"AWS::IAM::AccessKey": one(resource{noun: "the AWS access key", instead: assumeRole}),
	"aws_iam_service_specific_credential": one(resource{
		noun: "the Bedrock API key", ends: []string{"credential_age_days"}, unit: day, when: [2]string{"service_name", "bedrock.amazonaws.com"},
	}),
	"google_service_account_key":                   one(resource{noun: "the Google service account key", instead: federate}),
	"azuread_application_password":                 one(azurePassword),
	"azuread_service_principal_password":           one(azurePassword),
	"kubernetes_secret":                            one(accountToken),
	"kubernetes_secret_v1":                         one(accountToken),
	"kubernetes_token_request_v1":                  one(resource{noun: "the Kubernetes token", ends: []string{"spec/expiration_seconds"}, unit: time.Second, unset: time.Hour}),
	"hcp_service_principal_key":                    one(resource{noun: "the HCP service principal key"}),
	"proxmox_virtual_environment_user_token":       one(resource{noun: "the Proxmox API token", ends: []string{"expiration_date"}, unit: time.Second, labels: []string{"comment", "token_name"}}),
	"scaleway_iam_api_key":                         one(resource{noun: "the Scaleway API key", ends: []string{"expires_at"}, unit: time.Second, labels: []string{"description"}}),
	"linode_token":                                 one(resource{noun: "the Linode token", ends: []string{"expiry"}, unit: time.Second, scopes: []string{"scopes"}, labels: []string{"label"}}),
	"tailscale_tailnet_key":                        one(resource{noun: "the Tailscale auth key", ends: []string{"expiry"}, unit: time.Second, unset: 90 * day, labels: []string{"description"}}),
	"mongodbatlas_project_api_key":                 one(resource{noun: "the MongoDB Atlas API key", scopes: []string{"project_assignment/role_names", "role_names"}, labels: []string{"description"}}),
	"mongodbatlas_api_key":                         one(resource{noun: "the MongoDB Atlas API key", scopes: []string{"role_names"}, labels: []string{"description"}}),
	"confluent_api_key":                            one(resource{noun: "the Confluent API key", labels: []string{"display_name", "description"}}),
	"yandex_iam_service_account_static_access_key": one(resource{noun: "the Yandex Cloud access key", labels: []string{"description"}}),
}

var gitLabEnds = []string{"expires_at", "rotation_configuration/expiration_days"}

func gitLab(noun string, unset time.Duration) []resource {
	return one(resource{noun: noun, ends: gitLabEnds, unit: day, unset: unset, scopes: []string{"scopes"}, providers: []string{"gitlab"}, labels: []string{"name", "username"}})
}

var keysOfServices = map[string][]resource{
	"gitlab_personal_access_token":      gitLab("the GitLab token", 365*day),
	"gitlab_project_access_token":       gitLab("the GitLab project token", 365*day),
	"gitlab_group_access_token":         gitLab("the GitLab group token", 365*day),
	"gitlab_deploy_token":               gitLab("the GitLab deploy token", 0),
	"cloudflare_api_token":              one(resource{noun: "the Cloudflare API token", ends: []string{"expires_on"}, unit: time.Second, labels: []string{"name"}}),
	"cloudflare_account_token":          one(resource{noun: "the Cloudflare account token", ends: []string{"expires_on"}, unit: time.Second, labels: []string{"name"}}),
	"doppler_service_token":             one(resource{noun: "the Doppler service token", scopes: []string{"access"}, providers: []string{"doppler"}, labels: []string{"name"}}),
	"doppler_service_account_token":     one(resource{noun: "the Doppler service account token", ends: []string{"expires_at"}, unit: time.Second, labels: []string{"name"}}),
	"grafana_service_account_token":     one(resource{noun: "the Grafana token", ends: []string{"seconds_to_live"}, unit: time.Second, labels: []string{"name"}}),
	"grafana_cloud_access_policy_token": one(resource{noun: "the Grafana Cloud token", ends: []string{"expires_at"}, unit: time.Second, labels: []string{"name", "display_name"}}),
	"grafana_service_account":           one(resource{noun: "the Grafana service account", policy: true, scopes: []string{"role"}, providers: []string{"grafana"}}),
	"grafana_cloud_access_policy":       one(resource{noun: "the Grafana Cloud access policy", policy: true, scopes: []string{"scopes"}, providers: []string{"grafana"}}),
	"datadog_api_key":                   one(resource{noun: "the Datadog API key", labels: []string{"name"}}),
	"datadog_application_key":           one(resource{noun: "the Datadog application key", scopes: []string{"scopes"}, providers: []string{"datadog"}, labels: []string{"name"}}),
	"sendgrid_api_key":                  one(resource{noun: "the SendGrid API key", scopes: []string{"scopes"}, providers: []string{"sendgrid"}, labels: []string{"name"}}),
}

// The lives of tokens that a role of an auth method gives.
func vaultAuth(method string) []resource {
	return one(resource{
		noun: "the Vault " + method + " role", ends: []string{"token_explicit_max_ttl", "token_max_ttl", "token_ttl"}, unit: time.Second, unset: vaultDefault,
		scopes: []string{"token_policies"},
	})
}

var vaultResources = map[string][]resource{
	"vault_token": one(resource{
		noun: "the Vault token", ends: []string{"explicit_max_ttl", "ttl"}, unit: time.Second, unset: vaultDefault,
		scopes: []string{"policies"}, labels: []string{"display_name", "metadata"},
	}),
	"vault_approle_auth_backend_role":    vaultAuth("AppRole"),
	"vault_jwt_auth_backend_role":        vaultAuth("JWT"),
	"vault_kubernetes_auth_backend_role": vaultAuth("Kubernetes"),
	"vault_aws_auth_backend_role":        vaultAuth("AWS"),
	"vault_gcp_auth_backend_role":        vaultAuth("Google"),
	"vault_azure_auth_backend_role":      vaultAuth("Azure"),
	"vault_cert_auth_backend_role":       vaultAuth("certificate"),
	"vault_token_auth_backend_role":      vaultAuth("token"),
	"vault_database_secret_backend_role": one(resource{
		noun: "the Vault database role", ends: []string{"max_ttl", "default_ttl"}, unit: time.Second, unset: vaultDefault,
	}),
	"vault_aws_secret_backend_role": one(resource{noun: "the Vault AWS role", policy: true, documents: []string{"policy_document"}, scopes: []string{"policy_arns"}, providers: awsIAM}),
	"vault_policy":                  one(resource{noun: "the Vault policy", policy: true, documents: []string{"policy"}}),
	"vault_policy_document":         one(resource{noun: "the Vault policy", policy: true, documents: []string{"rule"}}),
	"vault_kubernetes_secret_backend_role": one(resource{
		noun: "the Vault Kubernetes role", ends: []string{"token_max_ttl", "token_default_ttl"}, unit: time.Second, unset: vaultDefault,
	}),
}

var (
	awsIAM   = []string{"aws-iam"}
	gcpIAM   = []string{"gcp-iam"}
	roleARNs = resource{noun: "the AWS role", policy: true, scopes: []string{"managed_policy_arns"}, documents: []string{"inline_policy/policy"}, providers: awsIAM}
	attached = one(resource{noun: "the AWS policy attachment", policy: true, scopes: []string{"policy_arn"}, providers: awsIAM})
	awsText  = one(resource{noun: "the AWS policy", policy: true, documents: []string{"policy"}})
	gcpRole  = one(resource{noun: "the Google Cloud role binding", policy: true, scopes: []string{"role"}, providers: gcpIAM})
	rules    = one(resource{noun: "the Kubernetes role", policy: true, documents: []string{"rule"}})
	bound    = one(resource{noun: "the Kubernetes role binding", policy: true, scopes: []string{"role_ref/name"}, providers: []string{"kubernetes-roles"}})
	template = resource{policy: true, scopes: []string{"ManagedPolicyArns"}, documents: []string{"PolicyDocument", "Policies/PolicyDocument"}, providers: awsIAM}
)

func (kind resource) as(noun string) []resource {
	kind.noun = noun
	return one(kind)
}

var policiesOfClouds = map[string][]resource{
	"aws_iam_policy":                          awsText,
	"aws_iam_role_policy":                     awsText,
	"aws_iam_user_policy":                     awsText,
	"aws_iam_group_policy":                    awsText,
	"aws_iam_policy_document":                 one(resource{noun: "the AWS policy", policy: true, documents: []string{"statement"}}),
	"aws_iam_role":                            one(roleARNs),
	"aws_iam_role_policy_attachment":          attached,
	"aws_iam_user_policy_attachment":          attached,
	"aws_iam_group_policy_attachment":         attached,
	"aws_iam_policy_attachment":               attached,
	"AWS::IAM::Policy":                        template.as("the AWS policy"),
	"AWS::IAM::ManagedPolicy":                 template.as("the AWS policy"),
	"AWS::IAM::Role":                          template.as("the AWS role"),
	"AWS::IAM::User":                          template.as("the AWS user"),
	"AWS::IAM::Group":                         template.as("the AWS group"),
	"google_project_iam_member":               gcpRole,
	"google_project_iam_binding":              gcpRole,
	"google_organization_iam_member":          gcpRole,
	"google_folder_iam_member":                gcpRole,
	"google_storage_bucket_iam_member":        gcpRole,
	"google_service_account_iam_member":       gcpRole,
	"google_secret_manager_secret_iam_member": gcpRole,
	"azurerm_role_assignment":                 one(resource{noun: "the Azure role assignment", policy: true, scopes: []string{"role_definition_name"}, providers: []string{"azure-rbac"}}),
	"kubernetes_role":                         rules,
	"kubernetes_role_v1":                      rules,
	"kubernetes_cluster_role":                 rules,
	"kubernetes_cluster_role_v1":              rules,
	"kubernetes_role_binding":                 bound,
	"kubernetes_role_binding_v1":              bound,
	"kubernetes_cluster_role_binding":         bound,
	"kubernetes_cluster_role_binding_v1":      bound,
}
