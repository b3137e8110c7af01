import { once } from "node:events";
import { startControlPlane } from "./control-plane.js";

/** `npm run cluster`: a control plane to try things on, until Ctrl-C. */
async function main(): Promise<void> {
  const asked = Promise.race(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal)));
  const plane = await startControlPlane({ name: "cluster" });
  for (const [key, value] of Object.entries(plane.environment))
    process.stdout.write(`export ${key}=${value}\n`);
  process.stderr.write(`${plane.url} is ready; Ctrl-C ends it\n`);
  await asked;
  await plane.stop();
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
