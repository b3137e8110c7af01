import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBinaries } from "../cluster/binaries.js";
import { startComponent } from "../cluster/component.js";
import { freePort } from "../cluster/free-port.js";
import { startGuard } from "../cluster/guard.js";
import { untilReady } from "../cluster/ready.js";

/** A real Prometheus on a free port of the loopback. */
export interface RunningPrometheus {
  readonly url: string;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** @param config as JSON, which is YAML too. @default - it watches nothing */
export async function startPrometheus(config: object = {}): Promise<RunningPrometheus> {
  const { prometheus } = findBinaries(["prometheus"]);
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-prometheus-"));
  const guard = startGuard(folder);
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify(config));
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const component = startComponent({ folder, guard }, prometheus, [
    "--config.file=prometheus.yml",
    "--storage.tsdb.path=data",
    `--web.listen-address=${address}`,
  ]);
  const isReady = () =>
    fetch(`${url}/-/ready`)
      .then(({ ok }) => ok)
      .catch(() => false);
  const stop = async () => {
    await component.stop();
    await guard.release();
  };
  try {
    await untilReady(component, isReady);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
