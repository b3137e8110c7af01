import { groupBy } from "../estate/index.js";
import { isBuiltIn } from "../isolation/diff/built-in.js";
import { type Diff, diffOf } from "../isolation/diff/diff.js";
import { type Line, summaryOf } from "../isolation/diff/summary.js";
import type { Intent } from "../isolation/intent/intent.js";
import { readGiven } from "../isolation/objects/read.js";
import { type World, worldOfGiven } from "../isolation/world.js";
import type { StackSpec } from "../stacks/layer.js";
import { buildObjects } from "./build-objects.js";
import type { Manifest, ObjectChange } from "./objects/object.js";
import { isRecord } from "./plan/canonical.js";

/** Kinds that decide who reaches whom, and their API groups, which a plan of Terraform does not say. */
const deciding: Readonly<Record<string, string>> = {
  Namespace: "v1",
  Service: "v1",
  Pod: "v1",
  NetworkPolicy: "networking.k8s.io/v1",
  ClusterNetworkPolicy: "policy.networking.k8s.io/v1alpha2",
  Deployment: "apps/v1",
  StatefulSet: "apps/v1",
  DaemonSet: "apps/v1",
};

/** What one compares: the estate's intentions as they were and as they are. */
export interface Intents {
  readonly before: Intent;
  readonly after: Intent;
}

/**
 * Which paths some changes open, leave in doubt or close, by application. What every application has anyway (name
 * service, monitoring) is left out.
 *
 * @param changes every object of the stacks that change, unchanged objects too
 * @param others stacks of which nothing changes; their objects count on both sides
 */
export async function changedPaths(
  changes: readonly ObjectChange[],
  others: readonly StackSpec[],
  intents: Intents,
): Promise<readonly Line[]> {
  const touched = new Set(
    changes.filter(({ kind, action }) => action !== "none" && kind in deciding).map(({ pool }) => pool),
  );
  if (touched.size === 0) return [];
  const pools = withPartners(touched, intents);
  const same = await buildObjects(others.filter(({ pool }) => pools.has(pool)));
  const world = (side: "before" | "after") => {
    const given = [
      ...changes.filter(({ pool }) => pools.has(pool)).flatMap((change) => objectOn(side, change)),
      ...[...same].flatMap(([{ name, pool }, objects]) =>
        objects.map((object) => ({ pool, file: name, object: object as unknown })),
      ),
    ];
    const read = [...groupBy(given, ({ pool }) => pool)].map(([pool, some]) => ({
      pool,
      read: readGiven(some),
    }));
    return worldOfGiven(read, intents[side]);
  };
  const [before, after] = [world("before"), world("after")];
  return summaryOf(withoutBuiltIns(diffOf(before, after), before, after), [before, after]);
}

/** Pools, and those that grants open paths to or from: what is open between two pools, both decide. */
function withPartners(touched: ReadonlySet<string>, { before, after }: Intents): ReadonlySet<string> {
  const routes = [...before.grants, ...after.grants].flatMap((grant) => grant.routes);
  const crossing = routes.filter(({ fromPool, toPool }) => touched.has(fromPool) || touched.has(toPool));
  return new Set([...touched, ...crossing.flatMap(({ fromPool, toPool }) => [fromPool, toPool])]);
}

function objectOn(side: "before" | "after", { pool, stack, kind, action, before, after }: ObjectChange) {
  // What Terraform forgets stays in the pool.
  const manifest = side === "before" || action === "forget" ? before : after;
  return manifest && kind in deciding ? [{ pool, file: stack, object: asObject(kind, manifest) }] : [];
}

function asObject(kind: string, manifest: Manifest): unknown {
  const object = { apiVersion: deciding[kind], ...manifest, kind };
  return kind === "NetworkPolicy" && isRecord(manifest.spec)
    ? { ...object, spec: withNumbers(manifest.spec) }
    : object;
}

/** Terraform holds a port as text, whether it is a number or a name. */
function withNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "port" && typeof inner === "string" && /^\d+$/.test(inner) ? Number(inner) : withNumbers(inner),
    ]),
  );
}

function withoutBuiltIns({ opens, unclear, closes }: Diff, before: World, after: World): Diff {
  return {
    opens: opens.filter((change) => !isBuiltIn(change, after)),
    unclear: unclear.filter((change) => !isBuiltIn(change, after)),
    closes: closes.filter((change) => !isBuiltIn(change, before)),
  };
}
