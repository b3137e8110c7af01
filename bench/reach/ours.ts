// node ours.js OUT DEPARTMENTS EACH [read]: every ordered pair in full semantics; with `read`, reading the manifests is
// measured too.
import { writeFileSync } from "node:fs";
import { Engine } from "../../isolation/engine/engine.js";
import { allowedPairs, objectsOf } from "./all-pairs.js";
import { manifestsOf } from "./model.js";

const [out = "", ...size] = process.argv.slice(2);
const [departments = 0, each = 0] = size.map(Number);
const manifests = manifestsOf(departments, each);
const readFrom = performance.now();
const objects = objectsOf(manifests);
const started = size.includes("read") ? readFrom : performance.now();
const allowed = allowedPairs(new Engine(objects));
performance.measure("bench", { start: started, end: performance.now() });
writeFileSync(out, `${allowed}`);
