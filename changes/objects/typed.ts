import { isRecord } from "../plan/canonical.js";
import type { Manifest } from "./object.js";

/** Blocks that stand at most once: Terraform writes them as lists of one. */
const single = new Set([
  "metadata",
  "spec",
  "pod_selector",
  "namespace_selector",
  "ip_block",
  "role_ref",
  "scope_selector",
  "aggregation_rule",
]);

/** Maps with keys of the user's: they are no attribute names. */
const userMaps = new Set([
  "labels",
  "annotations",
  "match_labels",
  "hard",
  "parameters",
  "data",
  "binary_data",
  "default",
  "default_request",
  "max",
  "min",
  "max_limit_request_ratio",
  "node_selector",
]);

/** Words that the provider has otherwise than Kubernetes. */
const renamed: Readonly<Record<string, string>> = {
  rule: "rules",
  subject: "subjects",
  limit: "limits",
  storage_provisioner: "provisioner",
};

/** The kind that a resource type of the Kubernetes provider stands for: `kubernetes_network_policy_v1`. */
export function kindOf(type: string): string | undefined {
  const words = /^kubernetes_(\w+?)(_v\d+\w*)?$/.exec(type)?.[1];
  return words
    ?.split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/**
 * A resource of the Kubernetes provider as a manifest. Terraform writes absent blocks as empty lists and absent
 * maps as null or empty; both are left out, while a block that is there and empty stays, as `podSelector: {}`.
 */
export function manifestOf(kind: string, values: Readonly<Record<string, unknown>>): Manifest {
  return { kind, ...translated(values) };
}

function translated(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(values).flatMap(([key, value]): [string, unknown][] => {
    const inner = translate(key, value);
    return inner === undefined ? [] : [[renamed[key] ?? camelCase(key), inner]];
  });
  return Object.fromEntries(entries);
}

function translate(key: string, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (userMaps.has(key)) return isRecord(value) && Object.keys(value).length === 0 ? undefined : value;
  if (!Array.isArray(value)) return isRecord(value) ? translated(value) : value;
  if (single.has(key)) return isRecord(value[0]) ? translated(value[0]) : value[0];
  return value.length === 0
    ? undefined
    : value.map((item: unknown) => (isRecord(item) ? translated(item) : item));
}

function camelCase(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
