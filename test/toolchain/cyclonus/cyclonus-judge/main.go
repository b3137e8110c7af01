// Command cyclonus-judge asks cyclonus' policy engine about connections. Each line of its input is a JSON object with
// network policies, pods and questions; each line of its output has truth values, one a question, twice: as cyclonus
// answers by itself, and as it answers when Kubernetes' own library tells it which labels a selector selects.
package main

import (
	"bufio"
	"encoding/json"
	"os"

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

type request struct {
	Policies  []*networkingv1.NetworkPolicy `json:"policies"`
	Pods      []pod                         `json:"pods"`
	Questions []question                    `json:"questions"`
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
		answers := response{Alone: answer(asked), WithKubernetes: answer(withMarks(asked))}
		if err := out.Encode(answers); err != nil {
			panic(err)
		}
	}
}
