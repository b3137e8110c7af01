// Command cyclonus-judge asks cyclonus' policy engine about connections. Each line of its input is a JSON object with
// network policies, pods and questions; each line of its output has truth values, one a question, twice: as cyclonus
// answers by itself, and as it answers when Kubernetes' own library tells it which labels a selector selects. A line
// with ports instead of questions is about every ordered pair of pods on each port: it is answered once, by itself,
// with how many connections are allowed and how long that took.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"time"

	"github.com/mattfenwick/cyclonus/pkg/matcher"
	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
)

type pod struct {
	Namespace       string            `json:"namespace"`
	NamespaceLabels map[string]string `json:"namespaceLabels"`
	Labels          map[string]string `json:"labels"`
	IP              string            `json:"ip"`
}

// question has the ends by their index among the pods, or -1 and an address.
type question struct {
	From     int         `json:"from"`
	FromIP   string      `json:"fromIp"`
	To       int         `json:"to"`
	ToIP     string      `json:"toIp"`
	Protocol v1.Protocol `json:"protocol"`
	Port     int         `json:"port"`
	// PortName is what the destination calls the port; empty if nothing.
	PortName string `json:"portName"`
}

// port is one of those that every pair is asked about; Name is what all pods call it.
type port struct {
	Protocol v1.Protocol `json:"protocol"`
	Number   int         `json:"number"`
	Name     string      `json:"name"`
}

type request struct {
	Policies  []*networkingv1.NetworkPolicy `json:"policies"`
	Pods      []pod                         `json:"pods"`
	Questions []question                    `json:"questions"`
	Ports     []port                        `json:"ports"`
}

// setDefaults does what the API server does when a policy is created; cyclonus expects it to be done.
func setDefaults(policy *networkingv1.NetworkPolicy) {
	if len(policy.Spec.PolicyTypes) > 0 {
		return
	}
	policy.Spec.PolicyTypes = []networkingv1.PolicyType{networkingv1.PolicyTypeIngress}
	if len(policy.Spec.Egress) > 0 {
		policy.Spec.PolicyTypes = append(policy.Spec.PolicyTypes, networkingv1.PolicyTypeEgress)
	}
}

func peer(pods []pod, index int, ip string) *matcher.TrafficPeer {
	if index < 0 {
		return &matcher.TrafficPeer{IP: ip}
	}
	one := pods[index]
	return &matcher.TrafficPeer{
		IP: one.IP,
		Internal: &matcher.InternalPeer{
			PodLabels:       one.Labels,
			NamespaceLabels: one.NamespaceLabels,
			Namespace:       one.Namespace,
		},
	}
}

type matrix struct {
	Allowed      int     `json:"allowed"`
	Milliseconds float64 `json:"milliseconds"`
}

func everyPair(asked request) matrix {
	started := time.Now()
	policies := matcher.BuildNetworkPolicies(false, asked.Policies)
	peers := make([]*matcher.TrafficPeer, len(asked.Pods))
	for i := range asked.Pods {
		peers[i] = peer(asked.Pods, i, "")
	}
	allowed := 0
	for _, from := range peers {
		for _, to := range peers {
			for _, one := range asked.Ports {
				traffic := &matcher.Traffic{
					Source:           from,
					Destination:      to,
					ResolvedPort:     one.Number,
					ResolvedPortName: one.Name,
					Protocol:         one.Protocol,
				}
				if policies.IsTrafficAllowed(traffic).IsAllowed() {
					allowed++
				}
			}
		}
	}
	return matrix{Allowed: allowed, Milliseconds: float64(time.Since(started).Microseconds()) / 1000}
}

type response struct {
	Alone          []bool `json:"alone"`
	WithKubernetes []bool `json:"withKubernetes"`
}

func answer(asked request) []bool {
	policies := matcher.BuildNetworkPolicies(false, asked.Policies)
	answers := make([]bool, 0, len(asked.Questions))
	for _, one := range asked.Questions {
		traffic := &matcher.Traffic{
			Source:           peer(asked.Pods, one.From, one.FromIP),
			Destination:      peer(asked.Pods, one.To, one.ToIP),
			ResolvedPort:     one.Port,
			ResolvedPortName: one.PortName,
			Protocol:         one.Protocol,
		}
		answers = append(answers, policies.IsTrafficAllowed(traffic).IsAllowed())
	}
	return answers
}

func reply(asked request) any {
	if len(asked.Ports) > 0 {
		return everyPair(asked)
	}
	return response{Alone: answer(asked), WithKubernetes: answer(withMarks(asked))}
}

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	decoder := json.NewDecoder(lines)
	out := json.NewEncoder(os.Stdout)
	for decoder.More() {
		var asked request
		if err := decoder.Decode(&asked); err != nil {
			panic(err)
		}
		for _, policy := range asked.Policies {
			setDefaults(policy)
		}
		if err := out.Encode(reply(asked)); err != nil {
			panic(err)
		}
	}
}
