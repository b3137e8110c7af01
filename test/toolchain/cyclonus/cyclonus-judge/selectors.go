package main

import (
	"fmt"

	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// marker replaces selectors by labels that it puts on what they select.
type marker struct {
	selectors map[string]metav1.LabelSelector
}

// mark gives a selector that asks for one label only; a selector that selects everything stays as it is.
func (m *marker) mark(selector *metav1.LabelSelector) *metav1.LabelSelector {
	if selector == nil || len(selector.MatchLabels)+len(selector.MatchExpressions) == 0 {
		return selector
	}
	label := fmt.Sprintf("selected-by-%d", len(m.selectors))
	m.selectors[label] = *selector
	return &metav1.LabelSelector{MatchLabels: map[string]string{label: "yes"}}
}

// marked adds a label for each selector that selects what has these labels.
func (m *marker) marked(own map[string]string) map[string]string {
	all := map[string]string{}
	for key, value := range own {
		all[key] = value
	}
	for label, selector := range m.selectors {
		compiled, err := metav1.LabelSelectorAsSelector(&selector)
		if err != nil {
			panic(err)
		}
		if compiled.Matches(labels.Set(own)) {
			all[label] = "yes"
		}
	}
	return all
}

func (m *marker) peers(peers []networkingv1.NetworkPolicyPeer) []networkingv1.NetworkPolicyPeer {
	var marked []networkingv1.NetworkPolicyPeer
	for _, peer := range peers {
		peer.PodSelector = m.mark(peer.PodSelector)
		peer.NamespaceSelector = m.mark(peer.NamespaceSelector)
		marked = append(marked, peer)
	}
	return marked
}

func (m *marker) policy(policy *networkingv1.NetworkPolicy) *networkingv1.NetworkPolicy {
	marked := policy.DeepCopy()
	marked.Spec.PodSelector = *m.mark(&policy.Spec.PodSelector)
	for i := range marked.Spec.Ingress {
		marked.Spec.Ingress[i].From = m.peers(marked.Spec.Ingress[i].From)
	}
	for i := range marked.Spec.Egress {
		marked.Spec.Egress[i].To = m.peers(marked.Spec.Egress[i].To)
	}
	return marked
}

// withMarks asks the same with every selector decided by Kubernetes' own library.
func withMarks(asked request) request {
	m := &marker{selectors: map[string]metav1.LabelSelector{}}
	marked := request{Questions: asked.Questions}
	for _, policy := range asked.Policies {
		marked.Policies = append(marked.Policies, m.policy(policy))
	}
	for _, one := range asked.Pods {
		one.Labels = m.marked(one.Labels)
		one.NamespaceLabels = m.marked(one.NamespaceLabels)
		marked.Pods = append(marked.Pods, one)
	}
	return marked
}
