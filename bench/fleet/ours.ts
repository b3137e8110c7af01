// The same constructs through our synthesis.
import { synthesise } from "../../stacks/synthesis/synthesise.js";
import { fleetFromArguments } from "./size.js";

const { out, pools } = fleetFromArguments();
const specs = pools.map(({ id, tenants }) => ({
  name: id,
  layer: "fleet",
  pool: id,
  dependsOn: [],
  props: tenants,
}));
await synthesise(specs, { out, layers: new URL("layers/", import.meta.url) });
