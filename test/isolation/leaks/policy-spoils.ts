import type { Resource, Resources, Spoil } from "./mutation.js";
import type { Random } from "./random.js";

/** Ways to spoil synthesised Terraform's policies and namespaces, as a slip of the pen or an attacker would. */

const POLICIES = "kubernetes_network_policy_v1";
const NAMESPACES = "kubernetes_namespace_v1";

/** Picks a policy, one with rules if asked for. */
function policyIn(resources: Resources, random: Random, needs: (policy: Resource) => boolean = () => true) {
  const fitting = Object.entries(resources[POLICIES] ?? {}).filter(([, policy]) => needs(policy));
  const [key, policy] = random.of(fitting) ?? [];
  return key === undefined ? undefined : { key, policy, names: [policy.metadata.namespace] as string[] };
}

function rulesOf(policy: Resource): { rule: Resource; side: "from" | "to" }[] {
  return [
    ...(policy.spec.ingress ?? []).map((rule: Resource) => ({ rule, side: "from" as const })),
    ...(policy.spec.egress ?? []).map((rule: Resource) => ({ rule, side: "to" as const })),
  ];
}

const hasRules = (policy: Resource) => rulesOf(policy).length > 0;
const peersOf = (policy: Resource): Resource[] =>
  rulesOf(policy).flatMap(({ rule, side }) => rule[side] ?? []);
const hasPeer = (key: string) => (policy: Resource) => peersOf(policy).some((peer) => key in peer);

/** A mutation of one policy that fits. */
function ofPolicy(
  what: string,
  needs: (policy: Resource) => boolean,
  change: (policy: Resource, random: Random) => void,
): Spoil {
  return (resources, random) => {
    const chosen = policyIn(resources, random, needs);
    if (!chosen) return undefined;
    change(chosen.policy, random);
    return { what: `${what}: ${chosen.key}`, names: chosen.names };
  };
}

const namespaceNames = (resources: Resources) =>
  Object.values(resources[NAMESPACES] ?? {}).map((one) => one.metadata.name as string);

export const policySpoils: Readonly<Record<string, Spoil>> = {
  "a policy dropped": (resources, random) => {
    const chosen = policyIn(resources, random);
    if (!chosen) return undefined;
    delete resources[POLICIES]?.[chosen.key];
    return { what: `dropped: ${chosen.key}`, names: chosen.names };
  },
  "a peer's namespace selector emptied": ofPolicy(
    "emptied",
    hasPeer("namespace_selector"),
    (policy, random) => {
      const peer = random.of(peersOf(policy).filter((one) => "namespace_selector" in one));
      peer.namespace_selector = {};
      if (random.chance(0.5)) delete peer.pod_selector;
    },
  ),
  "a peer's namespace selector widened to a zone": ofPolicy(
    "widened",
    hasPeer("namespace_selector"),
    (policy, random) => {
      const peer = random.of(peersOf(policy).filter((one) => "namespace_selector" in one));
      peer.namespace_selector = {
        match_labels: { "zhengyun.io/zone": random.of(["public", "private", "internet"]) },
      };
    },
  ),
  "a peer pointed at another namespace": (resources, random) => {
    const chosen = policyIn(resources, random, hasPeer("namespace_selector"));
    const other = random.of(namespaceNames(resources));
    if (!chosen || other === undefined) return undefined;
    const peer = random.of(peersOf(chosen.policy).filter((one) => "namespace_selector" in one));
    peer.namespace_selector = { match_labels: { "kubernetes.io/metadata.name": other } };
    return { what: `pointed elsewhere: ${chosen.key} → ${other}`, names: chosen.names };
  },
  "a pod selector narrowed": ofPolicy(
    "narrowed",
    () => true,
    (policy) => {
      policy.spec.pod_selector = { match_labels: { app: "nobody" } };
    },
  ),
  "a policy type missing": ofPolicy(
    "type missing",
    (policy) => policy.spec.policy_types.length > 0,
    (policy, random) => {
      const types: string[] = policy.spec.policy_types;
      types.splice(random.below(types.length), 1);
      if (types.length === 0) types.push(random.of(["Ingress", "Egress"]) ?? "Ingress");
    },
  ),
  "peers emptied": ofPolicy("peers emptied", hasRules, (policy, random) => {
    const { rule, side } = random.of(rulesOf(policy)) ?? {};
    if (random.chance(0.5)) rule[side ?? ""] = [];
    else delete rule[side ?? ""];
  }),
  "ports emptied": ofPolicy("ports emptied", hasRules, (policy, random) => {
    const { rule } = random.of(rulesOf(policy)) ?? {};
    delete rule.ports;
  }),
  "a port widened": ofPolicy(
    "port widened",
    (policy) => rulesOf(policy).some(({ rule }) => rule.ports?.length > 0),
    (policy, random) => {
      const port = random.of(rulesOf(policy).flatMap(({ rule }) => rule.ports ?? []));
      if (random.chance(0.3)) delete port.port;
      else if (random.chance(0.5))
        port.end_port = Math.min(65535, Number(port.port) + 1 + random.below(1000));
      else port.protocol = port.protocol === "TCP" ? "UDP" : "TCP";
    },
  ),
  "a prefix added": ofPolicy("prefix added", hasRules, (policy, random) => {
    const { rule, side = "to" } = random.of(rulesOf(policy)) ?? {};
    const cidr = random.of(["0.0.0.0/0", "10.0.0.0/8", "100.64.3.0/24", "::/0", "198.51.100.0/24"]);
    rule[side] = [...(rule[side] ?? []), { ip_block: { cidr } }];
  }),
  "a prefix widened": ofPolicy("prefix widened", hasPeer("ip_block"), (policy, random) => {
    const peer = random.of(peersOf(policy).filter((one) => "ip_block" in one));
    peer.ip_block.cidr = peer.ip_block.cidr.replace(
      /\/(\d+)$/,
      (_: string, bits: string) => `/${Math.max(1, Number(bits) - 1 - random.below(12))}`,
    );
  }),
  "a policy put into another namespace": (resources, random) => {
    const chosen = policyIn(resources, random);
    const other = random.of(namespaceNames(resources));
    if (!chosen || other === undefined) return undefined;
    chosen.policy.metadata.namespace = other;
    return { what: `moved: ${chosen.key} → ${other}`, names: [...chosen.names, other] };
  },
  "an identity label missing or another's": (resources, random) => {
    const namespaces = Object.values(resources[NAMESPACES] ?? {}).filter(
      (one) => "zhengyun.io/department" in one.metadata.labels,
    );
    const namespace = random.of(namespaces);
    const other = random.of(namespaces);
    if (!namespace || !other) return undefined;
    const key = random.of(["zhengyun.io/department", "zhengyun.io/application", "zhengyun.io/zone"]) ?? "";
    if (random.chance(0.4)) delete namespace.metadata.labels[key];
    else namespace.metadata.labels[key] = other.metadata.labels[key];
    return { what: `label ${key}: ${namespace.metadata.name}`, names: [namespace.metadata.name] };
  },
  "an exchange point bridged": (resources, random) => {
    const zoned = Object.values(resources[NAMESPACES] ?? {}).filter(
      (one) => "zhengyun.io/zone" in one.metadata.labels,
    );
    const zoneOf = (one: Resource) => one.metadata.labels["zhengyun.io/zone"];
    const inner = random.of(zoned.filter((one) => zoneOf(one) !== "internet"));
    const outer = random.of(zoned.filter((one) => zoneOf(one) === "internet"));
    if (!inner || !outer) return undefined;
    const [from, to] = random.chance(0.5) ? [inner, outer] : [outer, inner];
    bridge(resources, from.metadata.name, to.metadata.name, random);
    return {
      what: `bridged: ${from.metadata.name} → ${to.metadata.name}`,
      names: [from.metadata.name, to.metadata.name],
    };
  },
  "a namespace without policies": (resources) => {
    const name = "shadow-it";
    const namespaces = resources[NAMESPACES] ?? {};
    resources[NAMESPACES] = namespaces;
    namespaces[name] = { metadata: { name, labels: { "app.kubernetes.io/managed-by": "zhengyun" } } };
    return { what: "a namespace nobody declared", names: [name] };
  },
};

/** Both ends of an opening, dressed up as if a grant stood behind it. */
function bridge(resources: Resources, from: string, to: string, random: Random): void {
  const end = (own: string, other: string, direction: "egress" | "ingress") => ({
    metadata: {
      name: `grant-g-0000-${direction}`,
      namespace: own,
      labels: random.chance(0.5) ? { "zhengyun.io/grant": "g-0101" } : {},
    },
    spec: {
      pod_selector: {},
      policy_types: [direction === "egress" ? "Egress" : "Ingress"],
      [direction]: [
        {
          [direction === "egress" ? "to" : "from"]: [
            { namespace_selector: { match_labels: { "kubernetes.io/metadata.name": other } } },
          ],
          ports: [{ port: "443", protocol: "TCP" }],
        },
      ],
    },
  });
  const policies = resources[POLICIES] ?? {};
  resources[POLICIES] = policies;
  policies.bridge_egress = end(from, to, "egress");
  policies.bridge_ingress = end(to, from, "ingress");
}
