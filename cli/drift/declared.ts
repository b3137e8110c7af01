import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Drift } from "../../changes/drift/drift.js";
import type { Entity, Estate } from "../../estate/index.js";
import { placeOf } from "../../estate/source/place.js";

/** A place in the estate: `departments/education.yaml`, and where in it. */
export interface Declared {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where the estate declares what an object comes from: its grant, its application, else its pool. */
export function declaredAt(estate: Estate, pool: string, drift: Drift): Declared | undefined {
  const entity = entityOf(estate, pool, drift);
  if (!entity) return undefined;
  const text = readFileSync(join(estate.root, entity.file), "utf8");
  return { file: entity.file, ...placeOf(text, entity.path) };
}

function entityOf(
  estate: Estate,
  pool: string,
  { name, department, application }: Drift,
): Entity | undefined {
  const grant = /^grant-(.+)-(in|e)gress$/.exec(name)?.[1];
  return (
    (grant === undefined ? undefined : estate.find("grant", grant)) ??
    (application === undefined ? undefined : estate.find("application", `${department}/${application}`)) ??
    estate.find("pool", pool)
  );
}
