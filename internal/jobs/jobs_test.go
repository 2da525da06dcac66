package jobs_test

import (
	"fmt"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/jobs"
	"github.com/credlint/credlint/internal/scan"
	"github.com/credlint/credlint/internal/source"
)

// read reads a file as a scan does and checks that every place is in it.
func read(t testing.TB, path, text string) []*grant.Run {
	t.Helper()
	return readAmong(t, nil, path, text)
}

// readAmong is read among other files.
func readAmong(t testing.TB, others jobs.Files, path, text string) []*grant.Run {
	t.Helper()
	doc := scan.DocumentAmong(others, source.NewFile(path, []byte(text)), nil)
	for _, run := range doc.Runs {
		spans := []source.Span{run.Place.Key, run.Place.Value, run.Loose.Span, run.Open.Span}
		for _, h := range run.Gets {
			spans = append(spans, h.Span)
		}
		if run.Allowed != nil {
			for _, s := range run.Allowed.Scopes {
				spans = append(spans, s.Span)
			}
		}
		for _, s := range spans {
			if s.Start < 0 || s.Start > s.End || s.End > len(text) {
				t.Errorf("%s: a place at %v in %d bytes", path, s, len(text))
			}
		}
	}
	return doc.Runs
}

// show tells of a run what a reader of a workflow would.
func show(run *grant.Run) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s in %q", run.Title(), run.Job)
	for _, h := range run.Gets {
		fmt.Fprintf(&b, " %s=%s", h.Name, h.Text)
		if h.Shared {
			b.WriteString("(shared)")
		}
	}
	if run.Token {
		b.WriteString(" token")
	}
	if run.Federated {
		b.WriteString(" federated")
	}
	if run.Loose.Text != "" {
		fmt.Fprintf(&b, " loose: %s", run.Loose.Text)
	}
	if run.Open.Text != "" {
		fmt.Fprintf(&b, " open: %s", run.Open.Text)
	}
	return b.String()
}

const workflow = ".github/workflows/agent.yml"

// job is a workflow with one job.
func job(on, lines string) string {
	return "on: " + on + "\njobs:\n  a:\n    " + strings.ReplaceAll(strings.TrimSpace(lines), "\n", "\n    ") + "\n"
}

func TestWorkflow(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"an expression in a quoted word": {job("push", `
steps:
- run: |
    claude -p "look at ${{ github.event.issue.title }}" --permission-mode=bypassPermissions`),
			`Claude Code in "a" loose: --permission-mode=bypassPermissions`},
		"a flag and its value": {job("push", `
steps:
- run: npx @openai/codex@latest exec -s danger-full-access "$TASK"`),
			`Codex in "a" loose: -s danger-full-access`},
		"any command on a list": {job("push", `
steps:
- run: claude -p hi --allowedTools "Read,Bash(git log:*), Bash"`),
			`Claude Code in "a" loose: --allowedTools Bash`},
		"any command on a list of words": {job("push", `
steps:
- run: claude -p hi --allowed-tools Read "Bash(*)" --verbose
- run: copilot -p hi --allow-tool=shell`),
			`Claude Code in "a" loose: --allowed-tools Bash(*); GitHub Copilot CLI in "a" loose: --allow-tool shell`},
		"no list of any commands": {job("push", `
steps:
- run: claude -p "Bash" --allowedTools "Read,Bash(git log:*, Bash)" --model Bash`),
			`Claude Code in "a"`},
		"inputs that are a command line": {job("push", `
steps:
- uses: anthropics/claude-code-action@v1
  with:
    claude_args: |
      --max-turns 5
      --dangerously-skip-permissions`),
			`Claude Code in "a" token loose: --dangerously-skip-permissions`},
		"an input that is a switch": {job("push", `
steps:
- uses: openai/codex-action@v1
  with: {safety-strategy: unsafe}`),
			`Codex in "a" loose: safety-strategy: unsafe`},
		"secrets from everywhere": {job("push", `
env: {B: "${{ secrets['B_TOKEN'] }}", PLAIN: "${{ vars.P_TOKEN }}", MODEL: "${{ secrets.MODEL }}", URL: "${{ secrets.BASE_URL }}"}
steps:
- id: app
  uses: actions/create-github-app-token@v2
- uses: google-github-actions/run-gemini-cli@v0
  env: {GH_TOKEN: "${{ steps.app.outputs.token }}", NUMBER: "${{ steps.app.outputs.number }}"}
  with: {gemini_api_key: "x ${{ secrets.KEY || '' }}"}`),
			`Gemini CLI in "a" GH_TOKEN=steps.app.outputs.token gemini_api_key=secrets.KEY || '' B=secrets['B_TOKEN'](shared)`},
		"workload identity by an input": {job("push", `
steps:
- uses: google-github-actions/run-gemini-cli@v0
  with: {gcp_workload_identity_provider: "${{ vars.P }}"}`),
			`Gemini CLI in "a" federated`},
		"anybody by a comment": {job("issue_comment", `
steps:
- run: gemini -p "$TEXT"`),
			`Gemini CLI in "a" open: issue_comment`},
		"anybody by an input": {job("issues", `
steps:
- uses: anthropics/claude-code-action@v1
  with: {allowed_non_write_users: "*"}`),
			`Claude Code in "a" token open: allowed_non_write_users`},
		"members only, by a condition": {job("[issues, push]", `
if: contains(fromJSON('["OWNER"]'), github.event.issue.author_association)
steps:
- run: gemini -p "$TEXT"`),
			`Gemini CLI in "a"`},
		"members only, by the kind of event": {job("{issues: {types: [labeled]}}", `
steps:
- run: gemini -p "$TEXT"`),
			`Gemini CLI in "a"`},
		"members only, by an earlier step": {job("issues", `
steps:
- run: gh api "repos/$REPO/collaborators/$USER/permission"
- run: gemini -p "$TEXT"`),
			`Gemini CLI in "a"`},
		"another event": {job("[issues, push]", `
if: github.event_name == 'push'
steps:
- run: gemini -p "$TEXT"`),
			`Gemini CLI in "a"`},
		"only the key of a model in a test": {job("push", `
steps:
- name: agent tests
  env: {OPENAI_API_KEY: "${{ secrets.K }}"}
  run: python run_agent.py`), ""},
		"an agent of the project's own": {job("push", `
steps:
- env: {OPENAI_API_KEY: "${{ secrets.K }}"}
  run: python run_agent.py`),
			`the agent in "a" OPENAI_API_KEY=secrets.K`},
	} {
		var got []string
		for _, run := range read(t, workflow, c.text) {
			got = append(got, show(run))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, strings.Join(got, "; "), c.want)
		}
	}
}

// A composite action and a pipeline of GitLab run agents as well.
func TestOthers(t *testing.T) {
	runs := read(t, "action.yml", "runs:\n  using: composite\n  steps:\n  - run: claude -p hello\n    shell: bash\n")
	if len(runs) != 1 || runs[0].Job != "" {
		t.Errorf("composite: %d agents", len(runs))
	}
	runs = read(t, ".gitlab-ci.yml", "review:\n  script:\n  - npm ci\n  - [claude -p hello --dangerously-skip-permissions]\n")
	if len(runs) != 1 || runs[0].Job != "review" || runs[0].Loose.Text == "" {
		t.Errorf("pipeline: %d agents", len(runs))
	}
}

// Jobs that wait for each other, and more of everything than anybody writes, end.
func TestMany(t *testing.T) {
	var b strings.Builder
	b.WriteString("on: issues\nenv:\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "  TOKEN_%d: ${{ secrets.TOKEN }}\n", i)
	}
	b.WriteString("jobs:\n")
	for i := range 600 {
		fmt.Fprintf(&b, "  j%d:\n    needs: [", i)
		for k := range 20 {
			fmt.Fprintf(&b, "j%d, ", (i+k)%600)
		}
		b.WriteString("]\n    steps: [{run: claude -p hi}, {run: claude -p hi}, {run: claude -p hi}]\n")
	}
	start := time.Now()
	runs := read(t, workflow, b.String())
	if len(runs) != 1000 || len(runs[0].Gets) != 100 || runs[0].Open.Text != "issues" {
		t.Errorf("%d agents, the first with %d handouts", len(runs), len(runs[0].Gets))
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}

// What jobs call may call on, and back. Only so many files are read for one.
func TestCalled(t *testing.T) {
	var calls strings.Builder
	calls.WriteString("on: push\njobs:\n")
	for i := range 400 {
		fmt.Fprintf(&calls, "  j%d: {uses: ./.github/workflows/a.yml}\n  k%d: {steps: [{uses: ./a}, {run: ./a.sh && npm run a}]}\n", i, i)
	}
	for name, text := range map[string]string{
		"a.yml": calls.String(), "action.yml": "runs:\n  steps: [{uses: ./a}, {uses: ./b}, {run: ./a.sh}]\n",
		"a.sh": "./b.sh\n. c.sh\nclaude -p hi\n", "package.json": `{"scripts": {"a": "npm run a; pnpm a; claude -p hi"}}`,
	} {
		opened := 0
		runs := readAmong(t, func(at string) []byte {
			opened++
			return map[string][]byte{".yml": []byte(text), ".sh": []byte(text), ".json": []byte(text)}[path.Ext(at)]
		}, workflow, calls.String())
		if opened > 64 || len(runs) > 1000 {
			t.Errorf("%s: %d files, %d agents", name, opened, len(runs))
		}
	}
}

// Hostile files end, and no place lies outside of them.
func FuzzRead(f *testing.F) {
	f.Add(job("issue_comment", "permissions: write-all\nneeds: [a, a]\nsteps:\n- uses: anthropics/claude-code-action@v1\n  with: {claude_args: '--yolo'}"))
	f.Add(job("{issues: {types: [opened]}}", "steps:\n- uses: actions/checkout@v4\n- run: \"codex exec --yolo ${{ x }} \\\"${{\"\n  env: {A: '${{ secrets.B }}'}"))
	f.Add("---\non: issues\nengine: {id: claude}\npermissions: {contents: write}\n---\nDo it.\n")
	f.Add("on: push\njobs:\n  a: {uses: ./.github/workflows/a.yml}\n  b: {steps: [{uses: ./a}, {run: './a.sh; npm run a; claude -p hi'}]}\nruns: {steps: [{uses: ./b}]}\n")
	f.Add("a:\n  script:\n  - &x [claude -p hi, *x]\n")
	f.Fuzz(func(t *testing.T, text string) {
		everywhere := func(string) []byte { return []byte(text) }
		for _, path := range []string{workflow, ".gitlab-ci.yml", "action.yml", ".github/workflows/agent.md"} {
			read(t, path, text)
			readAmong(t, everywhere, path, text)
		}
	})
}
