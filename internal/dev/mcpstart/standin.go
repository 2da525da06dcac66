package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// standIn behaves as the program of that name does, as far as credlint uses it.
// Its store is the folder $MCPSTART_STORE. Every call is written to the log
// there, with all that others on the machine could see of it. With
// $MCPSTART_FAIL it fails as a manager does that cannot be reached; with
// $MCPSTART_FORGET it says that it kept a secret and did not, with
// $MCPSTART_GARBLE it keeps another one.
func standIn(name string, args []string) error {
	if err := record(name, args); err != nil {
		return err
	}
	if os.Getenv("MCPSTART_FAIL") != "" {
		return errors.New("cannot be reached")
	}
	line := strings.Join(append([]string{name}, args...), " ")
	for _, p := range programs {
		if strings.HasPrefix(line, p.words) {
			return p.do(args)
		}
	}
	return fmt.Errorf("the stand-in does not know %q", line)
}

// record logs the arguments and the environment of a call.
func record(name string, args []string) error {
	f, err := os.OpenFile(filepath.Join(os.Getenv("MCPSTART_STORE"), "log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	_, err = fmt.Fprintln(f, name, args, os.Environ())
	return err
}

// programs are the calls that are known, by their first words.
var programs = []struct {
	words string
	do    func(args []string) error
}{
	{"op run --", opRun},
	{"op read --no-newline", func(args []string) error { return show(args[2], "") }},
	{"op item create --vault", opCreate},
	{"doppler run", func(args []string) error {
		return start(args, strings.Split(flag(args, "--only-secrets"), ","), "doppler/"+flag(args, "--project")+"/"+flag(args, "--config"))
	}},
	{"doppler secrets set", func(args []string) error {
		return keep("doppler/" + flag(args, "--project") + "/" + flag(args, "--config") + "/" + args[2])
	}},
	{"doppler secrets get", func(args []string) error {
		return show("doppler/"+flag(args, "--project")+"/"+flag(args, "--config")+"/"+args[2], "\n")
	}},
	{"infisical run", func(args []string) error {
		return start(args, nil, "infisical/"+flag(args, "--env")+flag(args, "--path"))
	}},
	{"infisical secrets set", func(args []string) error {
		name, file, _ := strings.Cut(args[2], "=@")
		if file != "/dev/stdin" {
			return errors.New("want the value from standard input")
		}
		return keep("infisical/" + flag(args, "--env") + flag(args, "--path") + "/" + name)
	}},
	{"infisical secrets get", func(args []string) error {
		return show("infisical/"+flag(args, "--env")+flag(args, "--path")+"/"+args[2], "\n")
	}},
	{"bws run --project-id", func(args []string) error { return start(args, nil, "bws/"+flag(args, "--project-id")) }},
	{"vault kv put", func(args []string) error {
		if !slices.Contains(args, "value=-") || !slices.Contains(args, "-cas=0") {
			return errors.New("want a new value from standard input")
		}
		return keep("vault/" + flag(args, "-mount") + "/" + args[4])
	}},
	{"vault kv get", func(args []string) error { return show("vault/"+flag(args, "-mount")+"/"+args[4], "\n") }},
	{"aws secretsmanager create-secret", func(args []string) error {
		if flag(args, "--secret-string") != "file:///dev/stdin" {
			return errors.New("want the value from standard input")
		}
		return keep("aws/" + flag(args, "--name"))
	}},
	{"aws secretsmanager get-secret-value", func(args []string) error { return show("aws/"+flag(args, "--secret-id"), "\n") }},
	{"gcloud secrets create", func(args []string) error { return keep("gcp/" + flag(args, "--project") + "/" + args[2]) }},
	{"gcloud secrets versions access latest", func(args []string) error {
		return show("gcp/"+flag(args, "--project")+"/"+flag(args, "--secret"), "")
	}},
	{"az keyvault secret set", func(args []string) error {
		return keep("az/" + flag(args, "--vault-name") + "/" + flag(args, "--name"))
	}},
	{"az keyvault secret show", func(args []string) error {
		return show("az/"+flag(args, "--vault-name")+"/"+flag(args, "--name"), "\n")
	}},
	{"sops set --value-stdin", sopsSet},
	{"sops decrypt --extract", func(args []string) error { return show("sops/"+args[3]+"/"+args[2], "") }},
	{"secret-tool store", func(args []string) error { return keep("keyring/" + strings.Join(args[2:], "/")) }},
	{"secret-tool lookup", func(args []string) error { return show("keyring/"+strings.Join(args[1:], "/"), "") }},
}

// flag is the value of "--name VALUE" or "--name=VALUE".
func flag(args []string, name string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, name+"="); ok {
			return value
		}
		if arg == name && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

func place(key string) string {
	return filepath.Join(os.Getenv("MCPSTART_STORE"), strings.NewReplacer("/", "%", ":", "%").Replace(key))
}

// keep stores what comes by standard input.
func keep(key string) error {
	secret, err := io.ReadAll(os.Stdin)
	switch {
	case err != nil:
		return err
	case os.Getenv("MCPSTART_FORGET") != "":
		return nil
	case os.Getenv("MCPSTART_GARBLE") != "":
		secret = append(secret, '!')
	}
	return os.WriteFile(place(key), secret, 0o600)
}

// show prints a secret.
func show(key, end string) error {
	secret, err := os.ReadFile(place(key))
	if err != nil {
		return errors.New("no such secret")
	}
	_, err = fmt.Print(string(secret), end)
	return err
}

// opCreate reads a JSON template.
func opCreate(args []string) error {
	var item struct {
		Title  string
		Fields []struct{ ID, Value string }
	}
	if args[len(args)-1] != "-" {
		return errors.New("want a template from standard input")
	}
	if err := json.NewDecoder(os.Stdin).Decode(&item); err != nil {
		return err
	}
	for _, f := range item.Fields {
		key := fmt.Sprintf("op://%s/%s/%s", flag(args, "--vault"), item.Title, f.ID)
		if err := os.WriteFile(place(key), []byte(f.Value), 0o600); err != nil {
			return err
		}
	}
	_, err := fmt.Println("the real program prints the item here, its secret too:", item)
	return err
}

// opRun resolves the references in the environment and starts the command.
func opRun(args []string) error {
	env := os.Environ()
	for i, entry := range env {
		name, value, _ := strings.Cut(entry, "=")
		if strings.HasPrefix(value, "op://") {
			secret, err := os.ReadFile(place(value))
			if err != nil {
				return fmt.Errorf("could not resolve %s", value)
			}
			env[i] = name + "=" + string(secret)
		}
	}
	return become(args[slices.Index(args, "--")+1:], env)
}

// start adds the secrets below a key to the environment, all or those named,
// and starts the command.
func start(args, names []string, key string) error {
	stored, err := filepath.Glob(place(key) + "%*")
	if err != nil {
		return err
	}
	env := os.Environ()
	for _, file := range stored {
		name := strings.TrimPrefix(filepath.Base(file), filepath.Base(place(key))+"%")
		if names != nil && !slices.Contains(names, name) {
			continue
		}
		secret, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		env = append(env, name+"="+string(secret))
	}
	return become(args[slices.Index(args, "--")+1:], env)
}

// become replaces this process by a command.
func become(words, env []string) error {
	program, err := exec.LookPath(words[0])
	if err != nil {
		return err
	}
	return syscall.Exec(program, words, env)
}

// sopsSet reads a JSON string.
func sopsSet(args []string) error {
	var secret string
	if err := json.NewDecoder(os.Stdin).Decode(&secret); err != nil {
		return err
	}
	return os.WriteFile(place("sops/"+args[2]+"/"+args[3]), []byte(secret), 0o600)
}
