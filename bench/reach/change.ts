// node change.js OUT DEPARTMENTS EACH: the new verdicts after one change, each of a hundred policies withdrawn and
// brought back; the time of one.
import { writeFileSync } from "node:fs";
import { Engine } from "../../isolation/engine/engine.js";
import { update } from "../../isolation/engine/update.js";
import { allowedPairs, objectsOf } from "./all-pairs.js";
import { manifestsOf } from "./model.js";

const [out = "", ...size] = process.argv.slice(2);
const [departments = 0, each = 0] = size.map(Number);
const engine = new Engine(objectsOf(manifestsOf(departments, each)));
const before = allowedPairs(engine);
const policies = engine.objects.networkPolicies;
const changed = Array.from(
  { length: 100 },
  (_, index) => policies[Math.floor((index / 100) * policies.length)],
);
let differences = 0;
const started = performance.now();
for (const policy of changed) {
  if (!policy) continue;
  const without = update(engine, { kind: "NetworkPolicy", before: policy });
  const again = update(engine, { kind: "NetworkPolicy", after: policy });
  if (!without.differences || !again.differences) throw new Error("a change was not taken in on the fly");
  differences += without.differences.length + again.differences.length;
}
const elapsed = performance.now() - started;
performance.measure("bench", { start: 0, duration: elapsed / 200 });
if (differences === 0) throw new Error("no change made a difference");
if (allowedPairs(engine) !== before) throw new Error("changes that were taken back left something behind");
writeFileSync(out, `${before}`);
