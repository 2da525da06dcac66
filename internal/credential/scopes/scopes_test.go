package scopes

import (
	"strings"
	"testing"
)

// The data keeps its schema: every provider can be told apart and known, no
// scope has two levels, every level and source is one of the known words.
func TestSchema(t *testing.T) {
	if len(All()) < 59 {
		t.Errorf("%d providers, want at least 59", len(All()))
	}
	ids := map[string]bool{}
	for _, p := range All() {
		if p.ID == "" || ids[p.ID] || p.ID != strings.ToLower(p.ID) {
			t.Errorf("id %q is empty, twice there or not in lower case", p.ID)
		}
		ids[p.ID] = true
		seen := map[string]bool{}
		for _, n := range p.Scopes {
			if n.Level.rank() < 0 {
				t.Errorf("%s: there is no level %q", p.ID, n.Level)
			}
			for _, name := range n.Names {
				if name == "" || seen[name] {
					t.Errorf("%s: scope %q is empty or has two levels", p.ID, name)
				}
				seen[name] = true
			}
		}
		for _, name := range p.Mild {
			if c := Of(name, p.ID); c.Level != Write || !c.Mild {
				t.Errorf("%s: %q is mild, but %q", p.ID, name, c.Level)
			}
		}
		for _, e := range p.Effects {
			if c := Of(e.Scope, p.ID); c.Can != e.Can || c.Can == "" || c.Level.Reads() || c.Level == Unknown {
				t.Errorf("%s: %q is said to do something, but %q", p.ID, e.Scope, c.Level)
			}
		}
		for _, name := range p.Sensitive {
			if c := Of(name, p.ID); !c.Level.Reads() && !c.Level.Broad() || !c.Sensitive {
				t.Errorf("%s: %q is sensitive, but %q", p.ID, name, c.Level)
			}
		}
	}
}

// What the vendors' own words mean, of which suffixes tell nothing.
func TestOf(t *testing.T) {
	for _, c := range []struct {
		scope, provider string
		want            Level
	}{
		{"repo", "github-oauth", Write},
		{"read:org", "github-oauth", Read},
		{"contents:write", "github-actions", Write},
		{"id-token:write", "github-actions", Identity},
		{"write-all", "github-actions", Full},
		{"administration:write", "github-app", Admin},
		{"contents:read", "github-app", Read},
		{"api", "gitlab", Full},
		{"https://www.googleapis.com/auth/gmail.readonly", "google", Read},
		{"https://www.googleapis.com/auth/drive", "google", Full},
		{"https://mail.google.com/", "google", Full},
		{"channels:history", "slack", Read},
		{"chat:write", "slack", Write},
		{"Mail.ReadWrite", "microsoft-graph", Write},
		{"Sites.Selected", "microsoft-graph", None},
		{"secretsmanager:GetSecretValue", "aws-iam", SecretRead},
		{"s3:ListBucket", "aws-iam", Read},
		{"s3:*", "aws-iam", Admin},
		{"*", "aws-iam", Full},
		{"cluster-admin", "kubernetes-roles", Full},
		{"read", "doppler", SecretRead},
		{"something.new", "google", Unknown}, // unknown is not write
		{"frobnicate", "aws-iam", Unknown},

		{"read", "", Read},
		{"crm.contacts.read", "", Read},
		{"read_only", "", Read},
		{"read:*", "", Read},
		{"write:orders", "", Write},
		{"orders:read-write", "", Write},
		{"delete", "", Write},
		{"*", "", Full},
		{"admin", "", Admin},
		{"billing:*", "", Admin},
		{"admin:read", "", Read},
		{"docs/*", "", Unknown},
		{"invoices", "", Unknown},
		{"reading rooms and writers", "", Unknown},
		{"", "", Unknown},
	} {
		if got := Of(c.scope, c.provider).Level; got != c.want {
			t.Errorf("Of(%q, %q) = %q, want %q", c.scope, c.provider, got, c.want)
		}
	}
}

// Two lists of one vendor may know a word: the least is believed.
func TestOfSeveral(t *testing.T) {
	if got := Of("read", "doppler", "linear").Level; got != Read {
		t.Errorf("got %q", got)
	}
	if got := Of("api", Named("the gitlab bot")...); got.Level != Full || !got.Sure {
		t.Errorf("got %+v", got)
	}
}

// Level and sensitivity are two things.
func TestSensitive(t *testing.T) {
	for scope, want := range map[string]bool{"gmail.readonly": true, "calendar.readonly": false, "drive": false} {
		if got := Of(scope, "google").Sensitive; got != want {
			t.Errorf("%s: sensitive is %t, want %t", scope, got, want)
		}
	}
}

// What was only remembered backs no error; a wildcard speaks for itself.
func TestSure(t *testing.T) {
	for scope, want := range map[string]bool{"iam:PassRole": false, "*": true} {
		if got := Of(scope, "aws-iam"); got.Sure != want || !got.Level.Broad() {
			t.Errorf("%s: %+v, want sure %t", scope, got, want)
		}
	}
}

func TestNamed(t *testing.T) {
	if got := Named("GitHub-agent for stripes"); len(got) != 3 { // OAuth, apps, actions
		t.Errorf("got %v", got)
	}
	if got := Named("agent"); got != nil {
		t.Errorf("got %v", got)
	}
}

func FuzzOf(f *testing.F) {
	f.Add("repo", "github-oauth")
	f.Add("a:*:read-only", "")
	f.Fuzz(func(_ *testing.T, scope, provider string) { Of(scope, provider) })
}
