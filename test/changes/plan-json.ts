import type { StackPlan } from "../../changes/plan/read.js";
import { readPlan } from "../../changes/plan/read.js";

/** Values as the Kubernetes provider has them in a plan. */
export type Values = Readonly<Record<string, unknown>>;

/** One resource change in the form of `terraform show -json`. */
export interface ChangeJson {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Values | null;
    readonly after: Values | null;
    readonly after_unknown: unknown;
    readonly before_sensitive?: unknown;
    readonly after_sensitive?: unknown;
  };
  readonly action_reason?: string;
  readonly deposed?: string;
}

/** A change of a resource from one value to another, `undefined` standing for none; without one, no change. */
export function changeJson(
  address: string,
  before: Values | undefined,
  after: Values | undefined,
  actions: readonly string[] = actionsOf(before, after),
): ChangeJson {
  return {
    address,
    mode: "managed",
    type: address.split(".")[0] ?? "",
    change: { actions, before: before ?? null, after: after ?? null, after_unknown: {} },
  };
}

function actionsOf(before: Values | undefined, after: Values | undefined): readonly string[] {
  if (before === undefined) return ["create"];
  if (after === undefined) return ["delete"];
  return JSON.stringify(before) === JSON.stringify(after) ? ["no-op"] : ["update"];
}

/** A plan in the form of `terraform show -json`. */
export function planJson(changes: readonly ChangeJson[]): unknown {
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    timestamp: "2026-11-22T00:00:00Z",
    resource_changes: changes,
  };
}

/** The same, read as the plan of a stack of a pool. */
export function stackPlan(
  changes: readonly ChangeJson[],
  { stack = "province-tenancy-00", pool = "230000-province" } = {},
): StackPlan {
  return readPlan(planJson(changes), { stack, pool });
}

/** `metadata` as the provider has it. */
export function metadata(
  name: string,
  namespace?: string,
  labels: Readonly<Record<string, string>> = {},
  annotations: Readonly<Record<string, string>> = {},
): Values {
  return {
    metadata: [
      {
        annotations,
        generate_name: "",
        generation: 0,
        labels,
        name,
        ...(namespace === undefined ? {} : { namespace }),
        resource_version: "217",
        uid: "249b7f41-13a2-4256-8a73-e8981ab10f07",
      },
    ],
  };
}

/** A tenant's namespace. */
export function namespaceValues(
  department: string,
  application: string,
  labels: Readonly<Record<string, string>> = {},
): Values {
  const name = `${department}-${application}`;
  const identity = {
    "zhengyun.io/department": department,
    "zhengyun.io/application": application,
    "zhengyun.io/zone": "public",
    "zhengyun.io/level": "2",
    "pod-security.kubernetes.io/enforce": "restricted",
    "pod-security.kubernetes.io/enforce-version": "v1.35",
  };
  const names = { "zhengyun.io/department-name": `${department}（注记）` };
  return { id: name, ...metadata(name, undefined, { ...identity, ...labels }, names), timeouts: null };
}

/** A quota of a namespace. */
export function quotaValues(namespace: string, hard: Readonly<Record<string, string>>): Values {
  return {
    id: `${namespace}/quota`,
    ...metadata("quota", namespace),
    spec: [{ hard, scope_selector: [], scopes: [] }],
    timeouts: null,
  };
}

/** One rule of a network policy; blocks are lists, absent ones empty. */
export interface PolicyRule {
  readonly peers?: readonly unknown[];
  readonly ports?: readonly unknown[];
}

/** A network policy for all pods of a namespace. */
export function policyValues(
  name: string,
  namespace: string,
  rules: { readonly ingress?: readonly PolicyRule[]; readonly egress?: readonly PolicyRule[] },
  labels: Readonly<Record<string, string>> = {},
  types: readonly string[] = ["Ingress", "Egress"],
): Values {
  return {
    id: `${namespace}/${name}`,
    ...metadata(name, namespace, labels),
    spec: [
      {
        pod_selector: [{ match_expressions: [], match_labels: null }],
        policy_types: types,
        ingress: (rules.ingress ?? []).map(({ peers = [], ports = [] }) => ({ from: peers, ports })),
        egress: (rules.egress ?? []).map(({ peers = [], ports = [] }) => ({ to: peers, ports })),
      },
    ],
  };
}

/** A peer: all pods of the namespace of this name. */
export const namespacePeer = (name: string) => ({
  ip_block: [],
  namespace_selector: [{ match_expressions: [], match_labels: { "kubernetes.io/metadata.name": name } }],
  pod_selector: [],
});

/** A peer: these addresses. */
export const blockPeer = (cidr: string, except: readonly string[] = []) => ({
  ip_block: [{ cidr, except }],
  namespace_selector: [],
  pod_selector: [],
});

export const tcp = (port: string) => ({ end_port: 0, port, protocol: "TCP" });

/** A release of the chart `objects`. */
export function releaseValues(name: string, objects: readonly unknown[], rest: Values = {}): Values {
  return {
    id: name,
    name,
    namespace: "zhengyun-system",
    chart: "./charts/objects",
    description: "charts/objects 3f2a",
    version: "1.0.0",
    repository: null,
    metadata: { revision: 1, last_deployed: 1_795_337_157 },
    status: "deployed",
    values: [JSON.stringify({ objects })],
    ...rest,
  };
}
