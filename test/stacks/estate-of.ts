import { type Entity, Estate } from "../../estate/index.js";
import { documentKinds } from "../../estate/kinds.js";
import { placeFile } from "../../estate/place-file.js";
import { entitiesOf } from "../../estate/source/entities.js";

/** Documents by their place in an estate, as YAML would give them. */
export type Documents = Readonly<Record<string, unknown>>;

/** The estate that these documents declare, schemas and defaults applied; no file is read. */
export function estateOf(documents: Documents): Estate {
  const entities = Object.entries(documents).flatMap(([file, document]): Entity[] => {
    const placed = placeFile(file, documentKinds);
    if ("fault" in placed) throw new Error(`${file} has no place in an estate`);
    return [...entitiesOf(placed.kind.schema.parse(document), file, placed.id, placed.kind)];
  });
  return new Estate("/estate", entities);
}
