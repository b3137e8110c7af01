import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { loadAll } from "js-yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import { loadEstate } from "../../../estate/index.js";
import { releaseObjects } from "../../../stacks/render/release-objects.js";
import { isUpstream } from "../../../stacks/render/upstream-releases.js";
import { synthesised } from "../../stacks/synthesised.js";
import { findBinaries } from "../cluster/binaries.js";

const chart = join(import.meta.dirname, "../../../charts/objects");
const { estate } = await loadEstate(join(import.meta.dirname, "../../../examples/heilongjiang"));
if (!estate) throw new Error("the example is not an estate");

/** The lists of objects that the example's releases have, each once, with the stacks that have it. */
const releases = new Map<
  string,
  { readonly objects: readonly KubernetesObject[]; readonly stacks: string[] }
>();
for (const [stack, text] of await synthesised(estate)) {
  const { resource } = JSON.parse(text) as { resource?: { helm_release?: Record<string, object> } };
  for (const [name, release] of Object.entries(resource?.helm_release ?? {})) {
    if (isUpstream({ ...release })) continue;
    const objects = releaseObjects(name, { ...release });
    const key = JSON.stringify(objects);
    const known = releases.get(key) ?? { objects, stacks: [] };
    known.stacks.push(`${stack} ${name}`);
    releases.set(key, known);
  }
}

/** Text that a template or YAML could take for something else. */
const traps: KubernetesObject = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "traps", annotations: { "a: b": "#", "{{ .Values }}": "{{ fail `x` }}" } },
  data: {
    template: "{{ .Release.Name }} {{- end }} ${x} %{y}",
    yaml: "---\n- no\n...\n",
    words: "yes",
    number: "012",
    time: "2026-11-22",
    空: "",
    space: "  two\n\tlines  \n\n",
    quotes: `"'\\\u2028`,
  },
};

/** Helm puts objects into an order of its own. */
const sorted = (objects: readonly KubernetesObject[]): KubernetesObject[] =>
  objects.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
const keyOf = ({ kind, metadata }: KubernetesObject) => `${kind} ${metadata.namespace} ${metadata.name}`;

describe("the chart `objects` under the real Helm", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "zhengyun-chart-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The objects that Helm makes of values. */
  const rendered = async (objects: readonly KubernetesObject[]) => {
    const values = join(folder, "values.json");
    writeFileSync(values, JSON.stringify({ objects }, null, 2));
    const { stdout } = await execa(findBinaries(["helm"]).helm, ["template", "r", chart, "--values", values]);
    return sorted(loadAll(stdout).filter((document) => document !== null) as KubernetesObject[]);
  };

  it("has nothing for Helm's own linter to complain of", async () => {
    const { stdout } = await execa(findBinaries(["helm"]).helm, ["lint", "--strict", chart]);
    expect(stdout).toContain("1 chart(s) linted, 0 chart(s) failed");
  });

  it("makes nothing of nothing, and of any text exactly that text", async () => {
    expect(await rendered([])).toEqual([]);
    expect(await rendered([traps, traps])).toEqual([traps, traps]);
  });

  it.each([...releases.values()])("renders the objects as they stand: $stacks.0", async ({ objects }) => {
    expect(await rendered(objects)).toEqual(sorted(objects));
  });

  it("is in a release of some pool at least", () => {
    expect([...releases.values()].flatMap(({ stacks }) => stacks)).toContain(
      "230000-province-platform objects_admission",
    );
  });
});
