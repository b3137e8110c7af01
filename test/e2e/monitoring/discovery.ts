import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBinaries } from "../cluster/binaries.js";
import { startComponent } from "../cluster/component.js";
import { freePort } from "../cluster/free-port.js";
import { startGuard } from "../cluster/guard.js";
import { untilReady } from "../cluster/ready.js";

/** Prometheus' own discovery in Kubernetes, which Debian leaves out of its Prometheus. */
export interface Discovery {
  /** Where a Prometheus asks for what was found under a name. */
  urlOf(name: string): string;
  stop(): Promise<void>;
}

/** Starts one with configurations by name, each as `kubernetes_sd_configs` of Prometheus takes it. */
export async function startDiscovery(configs: Readonly<Record<string, object>>): Promise<Discovery> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-discovery-"));
  const guard = startGuard(folder);
  writeFileSync(join(folder, "configs.json"), JSON.stringify(configs));
  const address = `127.0.0.1:${await freePort()}`;
  const urlOf = (name: string) => `http://${address}/${name}`;
  const binary = findBinaries(["kubernetes-discovery"])["kubernetes-discovery"];
  const component = startComponent({ folder, guard }, binary, [address, "configs.json"]);
  const stop = async () => {
    await component.stop();
    await guard.release();
  };
  try {
    const [first = ""] = Object.keys(configs);
    await untilReady(component, () =>
      fetch(urlOf(first)).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return { urlOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
