import { MANAGER } from "../../constructs/keys.js";
import { milliOf } from "../compare/quantity.js";
import { at } from "../objects/fields.js";
import type { Manifest } from "../objects/object.js";
import { isRecord } from "../plan/canonical.js";
import { defaults } from "./defaults.js";
import { typeOf } from "./type.js";

type Json = Readonly<Record<string, unknown>>;

/** What controllers note for themselves on our objects; nobody acts on it. */
const notes = /^(kubectl\.kubernetes\.io|deployment\.kubernetes\.io|meta\.helm\.sh)\//;

/** Annotations that mean something though we did not write them; all others of strangers are theirs. */
const meaningful = /^zhengyun\.io\/|^storageclass\.kubernetes\.io\/is-default-class$/;

const managedBy = "app.kubernetes.io/managed-by";

/**
 * An object in the one form in which what we emit and what a pool holds can be compared: without what the API
 * server counts, with its defaults, quantities as numbers of one unit. Both sides go through it.
 *
 * @param object as emitted, or as read from a pool
 * @param emitted the object as we emit it, which says which of a stranger's notes are of interest
 */
export function normal(object: Manifest, emitted: Manifest): Json {
  const type = typeOf(object);
  const { apiVersion, status, metadata, ...rest } = object;
  const filled = without(chosen[type] ?? [], fill(rest, defaults[type] ?? {}));
  return {
    ...filled,
    metadata: metadataOf(object, emitted),
    ...(quantityKinds.has(type) ? { spec: inMilli(filled.spec) } : {}),
  };
}

/** What the API server chooses, or writes a second time under an older name. */
const chosen: Readonly<Record<string, readonly string[]>> = {
  " Namespace": ["spec.finalizers"],
  " Service": ["spec.clusterIP", "spec.clusterIPs", "spec.ipFamilies"],
  "apps Deployment": ["spec.template.spec.serviceAccount"],
};

const quantityKinds = new Set([" ResourceQuota", " LimitRange"]);

function metadataOf(object: Manifest, emitted: Manifest): Json {
  const labels = { ...asRecord(at(object, "metadata", "labels")) };
  const ours = asRecord(at(emitted, "metadata", "labels"));
  // Kubernetes' own; nobody can change it.
  if (!("kubernetes.io/metadata.name" in ours)) delete labels["kubernetes.io/metadata.name"];
  // Helm puts its own name over ours on what its releases hold.
  if (labels[managedBy] === "Helm" && ours[managedBy] === MANAGER && releaseOf(object)) {
    labels[managedBy] = MANAGER;
  }
  const annotations = Object.entries(asRecord(at(object, "metadata", "annotations")));
  const known = asRecord(at(emitted, "metadata", "annotations"));
  return {
    labels,
    annotations: Object.fromEntries(
      annotations.filter(([key]) => key in known || (meaningful.test(key) && !notes.test(key))),
    ),
    ...(at(object, "metadata", "deletionTimestamp") ? { deletionTimestamp: "set" } : {}),
  };
}

/** The Helm release that an object says it belongs to: `namespace/name`. */
export function releaseOf(object: Manifest): string | undefined {
  const annotations = asRecord(at(object, "metadata", "annotations"));
  const name = annotations["meta.helm.sh/release-name"];
  return name === undefined ? undefined : `${annotations["meta.helm.sh/release-namespace"]}/${name}`;
}

/** Quantities stand where texts and numbers do; what is none stays as it is. */
function inMilli(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inMilli);
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inMilli(inner)]));
  }
  const milli = typeof value === "string" || typeof value === "number" ? milliOf(String(value)) : undefined;
  return milli === undefined ? value : `${milli}m`;
}

function fill(object: Json, values: Json): Json {
  let filled: unknown = object;
  for (const [path, value] of Object.entries(values)) filled = filledAt(filled, path.split("."), value);
  return filled as Json;
}

/** Puts a default where its parent is and it is not, as the API server does. */
function filledAt(value: unknown, [key = "", ...rest]: readonly string[], given: unknown): unknown {
  if (key === "*") return Array.isArray(value) ? value.map((item) => filledAt(item, rest, given)) : value;
  if (!isRecord(value)) return value;
  const inner = value[key];
  if (rest.length > 0) {
    const changed = filledAt(inner, rest, given);
    return changed === inner ? value : { ...value, [key]: changed };
  }
  return inner === undefined || inner === null ? { ...value, [key]: given } : value;
}

function without(paths: readonly string[], object: Json): Json {
  return paths.reduce((rest, path) => withoutAt(rest, path.split(".")), object);
}

/** What holds nothing any more goes with it. */
function withoutAt(value: Json, [key = "", ...rest]: readonly string[]): Json {
  const { [key]: inner, ...others } = value;
  if (rest.length === 0) return others;
  if (!isRecord(inner)) return value;
  const left = withoutAt(inner, rest);
  return Object.keys(left).length > 0 ? { ...value, [key]: left } : others;
}

function asRecord(value: unknown): Json {
  return isRecord(value) ? value : {};
}
