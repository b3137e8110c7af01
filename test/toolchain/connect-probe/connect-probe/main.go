// Command connect-probe connects every pod with every other. A pod is a network namespace under /run/netns. Each line
// of its input names a ruleset; it loads that into the namespace it was started in, connects all ordered pairs on all
// ports, and writes one line: an array with a text for each source, one letter for each target and port: a for
// connected, d for refused, ? where nothing answered. It ends with its input.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"runtime"
	"sync"
)

type port struct {
	// Protocol is TCP or UDP.
	Protocol string `json:"protocol"`
	Number   int    `json:"number"`
}

type pod struct {
	Namespace string  `json:"namespace"`
	Address   [4]byte `json:"address"`
}

type plan struct {
	Pods  []pod  `json:"pods"`
	Ports []port `json:"ports"`
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// inside runs work in a pod's namespace, in a thread that is thrown away afterwards.
func inside(one pod, work func()) {
	runtime.LockOSThread()
	must(enter(one.Namespace))
	work()
}

func listenAll(asked plan) {
	var ready sync.WaitGroup
	for index, one := range asked.Pods {
		ready.Add(1)
		go inside(one, func() {
			defer ready.Done()
			for _, listened := range asked.Ports {
				must(serve(listened, index))
			}
		})
	}
	ready.Wait()
}

func probeAll(asked plan) []string {
	rows := make([]string, len(asked.Pods))
	// A few at a time: more would only wait for each other.
	tickets := make(chan struct{}, 4*runtime.NumCPU())
	var done sync.WaitGroup
	for index, source := range asked.Pods {
		done.Add(1)
		tickets <- struct{}{}
		go inside(source, func() {
			defer func() { <-tickets; done.Done() }()
			letters := make([]byte, 0, len(asked.Pods)*len(asked.Ports))
			for target, one := range asked.Pods {
				for _, asked := range asked.Ports {
					if target == index {
						letters = append(letters, '-')
					} else {
						letters = append(letters, connect(one.Address, asked, target))
					}
				}
			}
			rows[index] = string(letters)
		})
	}
	done.Wait()
	return rows
}

func main() {
	runtime.LockOSThread()
	var asked plan
	text, err := os.ReadFile(os.Args[1])
	must(err)
	must(json.Unmarshal(text, &asked))
	listenAll(asked)
	out := json.NewEncoder(os.Stdout)
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		load := exec.Command("nft", "-f", lines.Text())
		load.Stderr = os.Stderr
		must(load.Run())
		must(out.Encode(probeAll(asked)))
	}
}
