// Command kubernetes-discovery serves what Prometheus' own Kubernetes discovery finds, each configuration at its path,
// in the form that an HTTP discovery takes: Debian builds its Prometheus without Kubernetes.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/discovery"
	"github.com/prometheus/prometheus/discovery/kubernetes"
	"github.com/prometheus/prometheus/discovery/targetgroup"
	"gopkg.in/yaml.v2"
)

// What one configuration has found so far, by the object that it came from.
type found struct {
	sync.Mutex
	groups map[string]*targetgroup.Group
}

type entry struct {
	Targets []string          `json:"targets"`
	Labels  map[string]string `json:"labels"`
}

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: kubernetes-discovery ADDRESS CONFIGURATIONS.json"))
	}
	text, err := os.ReadFile(os.Args[2])
	fail(err)
	var configs map[string]*kubernetes.SDConfig
	fail(yaml.Unmarshal(text, &configs))
	for name, config := range configs {
		some := &found{groups: map[string]*targetgroup.Group{}}
		fail(watch(config, some))
		http.Handle("/"+name, some)
	}
	fail(http.ListenAndServe(os.Args[1], nil))
}

func watch(config *kubernetes.SDConfig, into *found) error {
	registry := prometheus.NewRegistry()
	refresh := discovery.NewRefreshMetrics(registry)
	metrics := config.NewDiscovererMetrics(registry, refresh)
	discoverer, err := config.NewDiscoverer(discovery.DiscovererOptions{
		Logger:  slog.New(slog.NewTextHandler(os.Stderr, nil)),
		Metrics: metrics,
	})
	if err != nil {
		return err
	}
	updates := make(chan []*targetgroup.Group)
	go discoverer.Run(context.Background(), updates)
	go func() {
		for groups := range updates {
			into.take(groups)
		}
	}()
	return nil
}

func (f *found) take(groups []*targetgroup.Group) {
	f.Lock()
	defer f.Unlock()
	for _, group := range groups {
		if group != nil {
			f.groups[group.Source] = group
		}
	}
}

func (f *found) ServeHTTP(response http.ResponseWriter, _ *http.Request) {
	f.Lock()
	defer f.Unlock()
	entries := []entry{}
	for _, group := range f.groups {
		for _, target := range group.Targets {
			labels := map[string]string{}
			for name, value := range group.Labels.Merge(target) {
				labels[string(name)] = string(value)
			}
			delete(labels, model.AddressLabel)
			entries = append(entries, entry{[]string{string(target[model.AddressLabel])}, labels})
		}
	}
	response.Header().Set("Content-Type", "application/json")
	json.NewEncoder(response).Encode(entries)
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
