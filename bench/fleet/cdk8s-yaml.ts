// cdk8s as it is used: YAML by App.synth.
import { mkdirSync } from "node:fs";
import { cdk8sApp } from "./cdk8s-chart.js";
import { fleetFromArguments } from "./size.js";

const { out, pools } = fleetFromArguments();
mkdirSync(out, { recursive: true });
cdk8sApp(pools, out).app.synth();
