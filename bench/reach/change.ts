// node change.js OUT DEPARTMENTS EACH KIND: the new verdicts after one change, each of a hundred objects of a kind
// withdrawn and brought back, or of namespaces given another department's labels and their own again; the time of one.
import { writeFileSync } from "node:fs";
import { Engine } from "../../isolation/engine/engine.js";
import { type Change, update } from "../../isolation/engine/update.js";
import type { Namespace } from "../../isolation/objects/model.js";
import { allowedPairs, objectsOf } from "./all-pairs.js";
import { manifestsOf } from "./model.js";

const [out = "", departments, each, kind = ""] = process.argv.slice(2);
const engine = new Engine(objectsOf(manifestsOf(Number(departments), Number(each))));
const before = allowedPairs(engine);
const { networkPolicies, pods, namespaces } = engine.objects;

function someOf<T>(list: readonly T[]): T[] {
  return Array.from({ length: 100 }, (_, index) => list[Math.floor((index / 100) * list.length)]) as T[];
}

function there(): Change[] {
  if (kind === "NetworkPolicy") return someOf(networkPolicies).map((before) => ({ kind, before }));
  if (kind === "Pod") return someOf(pods).map((before) => ({ kind, before }));
  const other = (one: Namespace) => namespaces[(namespaces.indexOf(one) + 1) % namespaces.length]?.labels;
  return someOf(namespaces).map((one) => ({
    kind: "Namespace",
    before: one,
    after: { ...one, labels: { ...other(one), "kubernetes.io/metadata.name": one.name } },
  }));
}

let differences = 0;
let milliseconds = 0;
function carryOut(change: Change): void {
  const started = performance.now();
  const updated = update(engine, change);
  milliseconds += performance.now() - started;
  if (!updated.differences) throw new Error("a change was not taken in on the fly");
  differences += updated.differences.length;
}

for (const change of there()) {
  carryOut(change);
  carryOut({ kind: change.kind, before: change.after, after: change.before } as Change);
}
performance.measure("bench", { start: 0, duration: milliseconds / 200 });
if (differences === 0) throw new Error("no change made a difference");
if (allowedPairs(engine) !== before) throw new Error("changes that were taken back left something behind");
writeFileSync(out, `${before}`);
