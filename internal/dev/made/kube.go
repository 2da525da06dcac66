package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

func kubeconfigs() (map[string]string, error) {
	certificate, key, err := certified("/O=system:masters/CN=kubernetes-admin")
	if err != nil {
		return nil, err
	}
	bound := claims["kubernetes bound"]
	token, err := signed(bound)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for name, user := range map[string]*api.AuthInfo{
		"kubeconfig certificate": {ClientCertificateData: certificate, ClientKeyData: key},
		"kubeconfig token":       {Token: token},
		"kubeconfig opaque":      {Token: "EXAMPLE-EXAMPLE"},
		"kubeconfig program":     {Exec: &api.ExecConfig{APIVersion: "client.authentication.k8s.io/v1", Command: "aws", InteractiveMode: api.NeverExecInteractiveMode}},
	} {
		config := api.NewConfig()
		config.Clusters["prod"] = &api.Cluster{Server: "https://k.example.com"}
		config.AuthInfos["agent"] = user
		config.AuthInfos["another"] = &api.AuthInfo{Token: "EXAMPLE"}
		config.Contexts["prod"] = &api.Context{Cluster: "prod", AuthInfo: "agent"}
		config.CurrentContext = "prod"
		text, err := clientcmd.Write(*config)
		if err != nil {
			return nil, err
		}
		out[name] = string(text)
	}
	return out, nil
}

// kubectl builds a file as people do, with the program.
func kubectl() (map[string]string, error) {
	dir, err := os.MkdirTemp("", "made")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	certificate, key, err := certified("/O=viewers/CN=agent")
	if err != nil {
		return nil, err
	}
	at := func(name string) string { return filepath.Join(dir, name) }
	for name, content := range map[string][]byte{"cert": certificate, "key": key} {
		if err := os.WriteFile(at(name), content, 0o600); err != nil {
			return nil, err
		}
	}
	for _, args := range [][]string{
		{"set-cluster", "dev", "--server=https://k.example.com"},
		{"set-credentials", "agent", "--client-certificate=" + at("cert"), "--client-key=" + at("key"), "--embed-certs=true"},
		{"set-context", "dev", "--cluster=dev", "--user=agent"},
		{"use-context", "dev"},
	} {
		args = append([]string{"config", "--kubeconfig", at("config")}, args...)
		if text, err := exec.Command("kubectl", args...).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%w: %s", err, text)
		}
	}
	text, err := os.ReadFile(at("config"))
	return map[string]string{"kubectl certificate": string(text)}, err
}
