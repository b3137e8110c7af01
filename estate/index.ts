export { type Accepted, type Checked, checkEstate } from "./check.js";
export { allChecks } from "./checks.js";
export type { Entity, Kind } from "./entity.js";
export { Estate, groupBy } from "./estate.js";
export type { Finding, Place } from "./findings/finding.js";
export { findEstate, loadEstate } from "./load.js";
export { cacheFolder } from "./source/document-cache.js";
export { UsageError } from "./usage-error.js";
export type { Zone } from "./zones.js";
