// Applies the manifests of every pool as the acceptance tests do. Arguments: control plane, folder of manifests.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadAll } from "js-yaml";
import type { KubernetesObject } from "../../constructs/kubernetes-object.js";
import { ObjectApplier } from "../../test/e2e/cluster/apply-objects.js";
import { connect } from "../../test/e2e/cluster/connection.js";
import { poolsIn, storageClasses } from "./manifests.js";
import { planeIn } from "./planes.js";

const [plane = "", manifests = ""] = process.argv.slice(2);
const connection = connect(planeIn(plane));
const applier = new ObjectApplier(connection);
for (const pool of poolsIn(manifests)) {
  await connection.ask({ method: "DELETE", path: storageClasses });
  const files = readdirSync(pool).filter((file) => file.endsWith(".yaml"));
  const objects = files.flatMap(
    (file) => loadAll(readFileSync(join(pool, file), "utf8")) as KubernetesObject[],
  );
  for (const result of await applier.apply(objects)) {
    if ("refusal" in result) throw new Error(result.refusal);
  }
}
connection.close();
