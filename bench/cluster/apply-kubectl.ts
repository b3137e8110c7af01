// Applies the manifests of every pool as kubectl does. Arguments: control plane, folder of manifests.
import { kubectl } from "../../test/e2e/cluster/kubectl.js";
import { poolsIn } from "./manifests.js";
import { planeIn } from "./planes.js";

const [file = "", manifests = ""] = process.argv.slice(2);
const plane = planeIn(file);
for (const pool of poolsIn(manifests)) {
  await kubectl(plane, ["delete", "storageclasses", "--all"]);
  const said = await kubectl(plane, ["apply", "--server-side", "--validate=strict", "--filename", pool]);
  if (said.exitCode !== 0) throw new Error(said.stderr);
}
