// node ours.js OUT DEPARTMENTS EACH [read|warm]: every ordered pair in full semantics; with `read`, reading the
// manifests is measured too; with `warm`, the median of the last runs of many, when the program has been compiled.
import { writeFileSync } from "node:fs";
import { Engine } from "../../isolation/engine/engine.js";
import { median } from "../measure.js";
import { allowedPairs, objectsOf } from "./all-pairs.js";
import { manifestsOf } from "./model.js";

const [out = "", departments, each, how] = process.argv.slice(2);
const manifests = manifestsOf(Number(departments), Number(each));
const readFrom = performance.now();
const objects = objectsOf(manifests);
const runs = how === "warm" ? 100 : 1;
const times: number[] = [];
let allowed = 0;
for (let run = 0; run < runs; run++) {
  const started = how === "read" ? readFrom : performance.now();
  allowed = allowedPairs(new Engine(objects));
  times.push(performance.now() - started);
}
performance.measure("bench", { start: 0, duration: median(times.slice(-30)) });
writeFileSync(out, `${allowed}`);
