// Command flow-probe sends many numbered UDP flows between network namespaces and accounts for every packet.
//
// It reads what to send from its first argument (JSON), prints one line when all flows run, and then obeys two
// words on standard input: "begin" opens a window, "end" closes it and prints what became of the packets sent in it.
// It ends with its input.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// plan is what to send.
type plan struct {
	// Pairs are the ends that send to each other's address.
	Pairs []pair
	// Flows is how many source ports each pair uses.
	Flows int
	// IntervalMs is the time between two packets of one flow.
	IntervalMs float64
	// Planes names the ToS values that routers mark packets with.
	Planes map[string]uint8
}

type pair struct {
	From, To end
}

type end struct {
	Namespace, Address string
}

// stragglers is how long a packet may take and still be counted.
const stragglers = 400 * time.Millisecond

// starved is how much longer we wait for flows that nothing came of since the window was closed: on a busy machine it
// may be we who have not run. Those that are cut off make us wait in vain.
const starved = 10 * time.Second

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) != 2 {
		return fmt.Errorf("flow-probe takes one argument, the plan in JSON")
	}
	var p plan
	if err := json.Unmarshal([]byte(os.Args[1]), &p); err != nil {
		return fmt.Errorf("the plan is not understood: %w", err)
	}
	flows, err := open(p)
	if err != nil {
		return err
	}
	go send(flows, time.Duration(p.IntervalMs*float64(time.Millisecond)))
	answers := json.NewEncoder(os.Stdout)
	if err := answers.Encode(map[string]int{"flows": len(flows)}); err != nil {
		return err
	}
	return obey(flows, p.Planes, answers)
}

func obey(flows []*flow, planes map[string]uint8, answers *json.Encoder) error {
	words := bufio.NewScanner(os.Stdin)
	for words.Scan() {
		switch words.Text() {
		case "begin":
			for _, f := range flows {
				f.begin()
			}
		case "end":
			for _, f := range flows {
				f.end()
			}
			awaitStragglers(flows)
			if err := answers.Encode(summarise(flows, planes)); err != nil {
				return err
			}
		default:
			return fmt.Errorf("flow-probe knows begin and end, not %q", words.Text())
		}
	}
	return words.Err()
}

func awaitStragglers(flows []*flow) {
	time.Sleep(stragglers)
	deadline := time.Now().Add(starved)
	for _, f := range flows {
		for !f.isPassed() && time.Now().Before(deadline) {
			time.Sleep(stragglers / 8)
		}
	}
}
