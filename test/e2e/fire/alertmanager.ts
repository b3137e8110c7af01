import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadEstate } from "../../../estate/load.js";
import { alertmanagerConfig } from "../../../monitoring/routing/alertmanager.js";
import type { AlertmanagerConfig } from "../../../monitoring/routing/config.js";
import { configText } from "../../../monitoring/routing/yaml.js";
import { findBinaries } from "../cluster/binaries.js";
import { startComponent } from "../cluster/component.js";
import { freePort } from "../cluster/free-port.js";
import { startGuard } from "../cluster/guard.js";
import { untilReady } from "../cluster/ready.js";

/** A real Alertmanager on a free port of the loopback. */
export interface RunningAlertmanager {
  /** `127.0.0.1:9093` */
  readonly address: string;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts one with the routes of an estate in a folder, as at the province. */
export async function startAlertmanagerOf(root: string): Promise<RunningAlertmanager> {
  const { estate } = await loadEstate(root);
  const config = estate && alertmanagerConfig(estate, { from: 2026 });
  if (!config) throw new Error("the estate has no routing");
  return startAlertmanager(config);
}

/** Starts one with a configuration as we make it. */
export async function startAlertmanager(config: AlertmanagerConfig): Promise<RunningAlertmanager> {
  const { alertmanager } = findBinaries(["alertmanager"]);
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-alertmanager-"));
  const guard = startGuard(folder);
  writeFileSync(join(folder, "alertmanager.yaml"), configText(config));
  const address = `127.0.0.1:${await freePort()}`;
  const component = startComponent({ folder, guard }, alertmanager, [
    "--config.file=alertmanager.yaml",
    "--storage.path=data",
    `--web.listen-address=${address}`,
    "--cluster.listen-address=",
  ]);
  const stop = async () => {
    await component.stop();
    await guard.release();
  };
  try {
    await untilReady(component, () =>
      fetch(`http://${address}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
