import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { driftOf } from "../../../changes/drift/drift.js";
import { expectedOf } from "../../../changes/drift/expected.js";
import { readLive } from "../../../changes/drift/live.js";
import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import { extranetObjects } from "../../../constructs/network/extranet-objects.js";
import { loadEstate } from "../../../estate/index.js";
import { stacksOf } from "../../../stacks/app.js";
import { extranetProps } from "../../../stacks/extranet/extranet-props.js";
import { type Applied, ObjectApplier } from "../cluster/apply-objects.js";
import { findBinaries } from "../cluster/binaries.js";
import { type Connection, connect } from "../cluster/connection.js";
import { type ControlPlane, startControlPlane } from "../cluster/control-plane.js";
import { crdsMissing, installDefinitions } from "../cluster/crds.js";
import { renderedPools } from "./rendered.js";

const { estate } = await loadEstate(join(import.meta.dirname, "../../../examples/heilongjiang"));
if (!estate) throw new Error("the example is not an estate");
const pools = await renderedPools(estate);
const [first = ""] = pools.keys();

/** Groups of Kubernetes itself; all others need a definition. */
const isCustom = ({ apiVersion }: KubernetesObject) =>
  /\./.test(apiVersion) && !/^(?!policy\.networking)[\w.]*\.k8s\.io\//.test(apiVersion);

const refusals = (results: readonly Applied[]) =>
  results.flatMap((result) => ("refusal" in result ? [result.refusal] : []));

/**
 * What tells that an object was stored anew: the API server's counter; of kinds whose status a controller fills in
 * meanwhile, all of it but that.
 */
const stored = (results: readonly Applied[]) =>
  results.map((result) => {
    if ("refusal" in result) return result.refusal;
    const { kind, metadata, status, ...rest } = result.object;
    const { name, namespace, resourceVersion, generation } = metadata as Record<string, unknown>;
    const counter = status === undefined ? resourceVersion : JSON.stringify(rest);
    return [kind, namespace, name, generation, counter].join(" ");
  });

describe("every object of the example, created on an API server that refuses fields it does not know", () => {
  let plane: ControlPlane;
  let connection: Connection;
  let applier: ObjectApplier;
  beforeAll(async () => {
    plane = await startControlPlane({ name: first });
    connection = connect(plane);
    applier = new ObjectApplier(connection);
    if (!crdsMissing) await installDefinitions(plane);
  });
  afterAll(async () => {
    connection?.close();
    await plane?.stop();
  });

  const accepted = async (objects: readonly KubernetesObject[]) => {
    const results = await applier.apply(objects);
    expect(refusals(results)).toEqual([]);
    expect(stored(await applier.apply(objects))).toEqual(stored(results));
  };

  it.each([...pools.keys()])("is accepted, and applying it again changes nothing: %s", async (pool) => {
    // Pools have classes of one name with other parameters, which cannot be changed in one that is there.
    const path = "/apis/storage.k8s.io/v1/storageclasses";
    expect(await connection.ask({ method: "DELETE", path })).toMatchObject({ status: 200 });
    const all = pools.get(pool) ?? [];
    const isWhole = pool === first && !crdsMissing;
    await accepted(isWhole ? all : all.filter((object) => !isCustom(object)));
    if (pool !== first) return;
    // The only pool whose objects lie here so far: nothing that the server wrote into them counts as drift.
    const specs = (await stacksOf(estate)).filter((spec) => spec.pool === pool);
    const expected = await expectedOf(specs);
    const observed = await readLive(pool, expected, {
      kubectl: findBinaries(["kubectl"]).kubectl,
      context: plane.name,
      environment: { ...process.env, ...plane.environment },
      interruption: new AbortController().signal,
    });
    const { drift, unknown } = driftOf(pool, expected, observed);
    const known = drift.filter(({ kind }) => isWhole || !customKinds.has(kind));
    expect({ drift: known, unknown }).toEqual({ drift: [], unknown: [] });
    expect(observed.objects.size).toBeGreaterThan(1000);
  });

  const customKinds = new Set(
    [...pools.values()]
      .flat()
      .filter(isCustom)
      .map(({ kind }) => kind),
  );

  describe.skipIf(crdsMissing)(`custom resources${crdsMissing ? ` (not run: ${crdsMissing})` : ""}`, () => {
    it.each(estate.all("pool").map((pool) => [pool.id, pool] as const))(
      "of the extranet, and of all else that is rendered: %s",
      async (id, pool) => {
        const props = extranetProps(estate, pool);
        const extranet = props ? extranetObjects(props) : [];
        const rendered = (pools.get(id) ?? []).filter(isCustom);
        const objects = [...extranet, ...rendered];
        const namespaces = [...new Set(objects.map(({ metadata }) => metadata.namespace))].flatMap((name) =>
          name ? [{ apiVersion: "v1", kind: "Namespace", metadata: { name } }] : [],
        );
        expect(refusals(await applier.apply(namespaces))).toEqual([]);
        await accepted(objects);
      },
    );
  });
});
