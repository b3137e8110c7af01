// Load and check of an estate in a program that has just started, start-up aside: modules are there, nothing is warm.
import { allChecks, checkEstate, loadEstate } from "../../estate/index.js";
import { documentKinds } from "../../estate/kinds.js";

const [folder = ".", cache] = process.argv.slice(2);
await allChecks();
if (documentKinds.length === 0) throw new Error("there are no kinds");

const began = performance.now();
const { estate, findings } = await loadEstate(folder, cache ? {} : { cacheFrom: Number.POSITIVE_INFINITY });
if (!estate) throw new Error("the estate was not read");
const checked = await checkEstate(estate, { today: "2026-11-22" });
performance.measure("bench", { start: began });

const errors = [...findings, ...checked.findings].filter(({ severity }) => severity === "error");
if (errors.length > 0) throw new Error(`${errors.length} findings, first ${JSON.stringify(errors[0])}`);
