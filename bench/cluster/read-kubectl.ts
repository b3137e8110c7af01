// Reads all objects of some kinds as an operator does. Arguments: control plane, kinds.
import { execa } from "execa";
import { findBinaries } from "../../test/e2e/cluster/binaries.js";
import { planeIn } from "./planes.js";

const [plane = "", kinds = ""] = process.argv.slice(2);
const args = ["get", kinds, "--all-namespaces", "--show-managed-fields", "--output", "json"];
const env = planeIn(plane).environment;
await execa(findBinaries(["kubectl"]).kubectl, args, { env, stdout: "ignore" });
