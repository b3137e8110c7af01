import { canonical, isRecord } from "../plan/canonical.js";
import { type Action, isHidden, type ResourceChange, type StackPlan } from "../plan/read.js";
import type { Manifest, ObjectChange } from "./object.js";
import { objectsIn } from "./release.js";
import { kindOf, manifestOf } from "./typed.js";

/** Everything a stack's plan says, object by object; those that do not change too. */
export function objectsOf(plan: StackPlan): ObjectChange[] {
  return plan.resources.flatMap((resource) =>
    resource.type === "helm_release" ? ofRelease(resource) : [ofResource(resource)],
  );
}

function ofResource(resource: ResourceChange): ObjectChange {
  const kind = kindOf(resource.type) ?? resource.type;
  const manifest = (values: unknown) => (isRecord(values) ? manifestOf(kind, values) : undefined);
  return objectChange(
    resource,
    resource.action,
    kind,
    manifest(resource.before),
    manifest(resource.after),
    false,
  );
}

/** A release as the objects in it, where they can be read; else as one thing of kind HelmRelease. */
function ofRelease(resource: ResourceChange): ObjectChange[] {
  const { action, before, after } = resource;
  const was = before === undefined ? new Map<string, Manifest>() : objectsIn(before);
  const will = after === undefined ? new Map<string, Manifest>() : objectsIn(after);
  if (!was || !will) {
    return [objectChange(resource, action, "HelmRelease", asManifest(before), asManifest(after), false)];
  }
  const parts = [...new Set([...was.keys(), ...will.keys()])].map((key) => {
    const one = was.get(key);
    const other = will.get(key);
    const kind = String((other ?? one)?.kind);
    return objectChange(resource, actionInside(action, one, other), kind, one, other, true);
  });
  const around = objectChange(resource, action, "HelmRelease", asManifest(before), asManifest(after), false);
  return action === "update" && canonical(frameOf(before)) !== canonical(frameOf(after))
    ? [around, ...parts]
    : parts;
}

/** What a release is beside its objects: the chart, its version, how it is installed. */
function frameOf(release: unknown): unknown {
  if (!isRecord(release)) return null;
  const { values, metadata, id, status, version, ...frame } = release;
  // Read back from the cluster, these are not known before.
  return Object.fromEntries(Object.entries(frame).filter(([, value]) => value !== null && !isHidden(value)));
}

function actionInside(release: Action, before: Manifest | undefined, after: Manifest | undefined): Action {
  if (!before) return "create";
  if (!after) return release === "forget" ? "forget" : "delete";
  if (release === "replace") return "replace";
  return canonical(before) === canonical(after) ? "none" : "update";
}

/** A release's own name stands beside its attributes; objects have theirs in `metadata`. */
function asManifest(release: unknown): Manifest | undefined {
  return isRecord(release)
    ? { ...release, metadata: { name: release.name, namespace: release.namespace } }
    : undefined;
}

function objectChange(
  { stack, pool, address }: ResourceChange,
  action: Action,
  kind: string,
  before: Manifest | undefined,
  after: Manifest | undefined,
  isPart: boolean,
): ObjectChange {
  const metadata = (after ?? before)?.metadata;
  const { name, namespace } = isRecord(metadata) ? metadata : {};
  return {
    stack,
    pool,
    address,
    isPart,
    action,
    kind,
    namespace: typeof namespace === "string" && namespace !== "" ? namespace : undefined,
    name: typeof name === "string" ? name : address,
    before,
    after,
  };
}
