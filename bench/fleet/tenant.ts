import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1/index.js";
import { LimitRangeV1 } from "@cdktf/provider-kubernetes/lib/limit-range-v1/index.js";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1/index.js";
import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1/index.js";
import { ResourceQuotaV1 } from "@cdktf/provider-kubernetes/lib/resource-quota-v1/index.js";
import { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1/index.js";
import { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1/index.js";
import { Construct } from "constructs";
import * as model from "./model.js";

/** The fifteen resources of a tenant as CDKTF constructs; stock CDKTF and we are given the same ones. */
export class FleetTenant extends Construct {
  private readonly after: { dependsOn: NamespaceV1[] };

  constructor(
    scope: Construct,
    private readonly tenant: model.Tenant,
  ) {
    super(scope, tenant.id);
    const namespace = new NamespaceV1(this, tenant.id, {
      metadata: {
        name: tenant.id,
        labels: model.labelsOf(tenant),
        annotations: { "zhengyun.io/title": tenant.title },
      },
    });
    this.after = { dependsOn: [namespace] };
    this.limits();
    for (const rule of model.rulesOf(tenant)) this.policy(rule);
    this.access();
    for (const [id, data] of model.settingsOf(tenant)) {
      new ConfigMapV1(this, this.key(id), { ...this.after, metadata: this.metadata(id), data });
    }
  }

  private key = (id: string) => `${this.tenant.id}.${id}`;

  private metadata = (name: string) => ({
    name,
    namespace: this.tenant.id,
    labels: model.labelsOf(this.tenant),
  });

  private limits() {
    new ResourceQuotaV1(this, this.key("quota"), {
      ...this.after,
      metadata: this.metadata("quota"),
      spec: { hard: model.hardOf(this.tenant) },
    });
    new LimitRangeV1(this, this.key("limits"), {
      ...this.after,
      metadata: this.metadata("limits"),
      spec: {
        limit: [
          { type: "Container", default: model.containerDefaults, defaultRequest: model.containerRequests },
        ],
      },
    });
  }

  private policy(rule: model.Rule) {
    const ports = rule.ports.map(({ protocol, port }) => ({ protocol, port: String(port) }));
    const peers = rule.peers.map(({ namespaceLabels, cidr }) =>
      cidr === undefined
        ? { namespaceSelector: { matchLabels: { ...namespaceLabels } } }
        : { ipBlock: { cidr } },
    );
    const open = peers.length > 0;
    new NetworkPolicyV1(this, this.key(rule.id), {
      ...this.after,
      metadata: this.metadata(rule.id),
      spec: {
        podSelector: {},
        policyTypes: open ? [rule.direction === "ingress" ? "Ingress" : "Egress"] : ["Ingress", "Egress"],
        ...(open && rule.direction === "ingress" ? { ingress: [{ from: peers, ports }] } : {}),
        ...(open && rule.direction === "egress" ? { egress: [{ to: peers, ports }] } : {}),
      },
    });
  }

  private access() {
    new RoleV1(this, this.key("operator"), {
      ...this.after,
      metadata: this.metadata("operator"),
      rule: model.operatorRules.map(({ groups, resources, verbs }) => ({
        apiGroups: groups,
        resources,
        verbs,
      })),
    });
    for (const [persona, role] of model.personas) {
      new RoleBindingV1(this, this.key(persona), {
        ...this.after,
        metadata: this.metadata(persona),
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
        subject: this.tenant.administrators.map((name) => ({
          apiGroup: "rbac.authorization.k8s.io",
          kind: "Group",
          name,
        })),
      });
    }
  }
}
