import * as model from "./model.js";

type Json = Record<string, unknown>;

/** The same resources as Terraform JSON, written by hand: type, address, attributes. */
export function* plainTenant(stack: string, tenant: model.Tenant): Iterable<readonly [string, string, Json]> {
  const namespace = `kubernetes_namespace_v1.${tenant.id}`;
  const make = (type: string, id: string, attributes: Json): readonly [string, string, Json] => {
    const key = id === "" ? tenant.id : `${tenant.id}.${id}`;
    const address = key.replaceAll(".", "_");
    return [
      type,
      address,
      {
        "//": { metadata: { path: `${stack}/${tenant.id}/${key}`, uniqueId: address } },
        ...(id === "" ? {} : { depends_on: [namespace] }),
        metadata: metadata(tenant, id),
        ...attributes,
      },
    ];
  };
  yield make("kubernetes_namespace_v1", "", {});
  yield make("kubernetes_resource_quota_v1", "quota", { spec: { hard: model.hardOf(tenant) } });
  const limit = {
    default: model.containerDefaults,
    default_request: model.containerRequests,
    type: "Container",
  };
  yield make("kubernetes_limit_range_v1", "limits", { spec: { limit: [limit] } });
  for (const rule of model.rulesOf(tenant))
    yield make("kubernetes_network_policy_v1", rule.id, { spec: policy(rule) });
  yield make("kubernetes_role_v1", "operator", {
    rule: model.operatorRules.map(({ groups, resources, verbs }) => ({
      api_groups: groups,
      resources,
      verbs,
    })),
  });
  for (const [persona, role] of model.personas) {
    yield make("kubernetes_role_binding_v1", persona, {
      role_ref: { api_group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
      subject: tenant.administrators.map((name) => ({
        api_group: "rbac.authorization.k8s.io",
        kind: "Group",
        name,
      })),
    });
  }
  for (const [id, data] of model.settingsOf(tenant)) yield make("kubernetes_config_map_v1", id, { data });
}

function metadata(tenant: model.Tenant, id: string): Json {
  const labels = model.labelsOf(tenant);
  if (id === "") return { annotations: { "zhengyun.io/title": tenant.title }, labels, name: tenant.id };
  return { labels, name: id, namespace: tenant.id };
}

function policy(rule: model.Rule): Json {
  const ports = rule.ports.map(({ protocol, port }) => ({ port: String(port), protocol }));
  const peers = rule.peers.map(({ namespaceLabels, cidr }) =>
    cidr === undefined ? { namespace_selector: { match_labels: namespaceLabels } } : { ip_block: { cidr } },
  );
  const open = peers.length > 0;
  const ingress = rule.direction === "ingress";
  return {
    ...(open && !ingress ? { egress: [{ ports, to: peers }] } : {}),
    ...(open && ingress ? { ingress: [{ from: peers, ports }] } : {}),
    pod_selector: {},
    policy_types: open ? [ingress ? "Ingress" : "Egress"] : ["Ingress", "Egress"],
  };
}
