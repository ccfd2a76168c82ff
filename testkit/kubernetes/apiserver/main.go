// The API server of Kubernetes with etcd in the same process: one program, one pid, all of it upstream's own code.
// usage: apiserver --etcd-dir=DIR [flags of kube-apiserver]
package main

import (
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"

	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/component-base/cli"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

func main() {
	flags := []string{os.Args[0]}
	folder := ""
	for _, flag := range os.Args[1:] {
		if value, is := strings.CutPrefix(flag, "--etcd-dir="); is {
			folder = value
		} else {
			flags = append(flags, flag)
		}
	}
	if folder == "" {
		fail(fmt.Errorf("--etcd-dir is missing"))
	}
	address, err := startStore(folder)
	if err != nil {
		fail(err)
	}
	os.Args = append(flags, "--etcd-servers="+address)
	os.Exit(cli.Run(app.NewAPIServerCommand()))
}

// The store's address once it answers. It takes what is in the folder, so a second start goes on where the first ended.
func startStore(folder string) (string, error) {
	client, err := loopback()
	if err != nil {
		return "", err
	}
	peer, err := loopback()
	if err != nil {
		return "", err
	}
	config := embed.NewConfig()
	// A test may lose its data with the machine, not with the process.
	config.Dir, config.LogLevel, config.UnsafeNoFsync = folder, "fatal", true
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{client}, []url.URL{client}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{peer}, []url.URL{peer}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	store, err := embed.StartEtcd(config)
	if err != nil {
		return "", err
	}
	<-store.Server.ReadyNotify()
	return client.String(), nil
}

func loopback() (url.URL, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return url.URL{}, err
	}
	defer listener.Close()
	return url.URL{Scheme: "http", Host: listener.Addr().String()}, nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "apiserver:", err)
	os.Exit(1)
}
