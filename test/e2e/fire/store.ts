import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBinaries } from "../cluster/binaries.js";
import { startComponent } from "../cluster/component.js";
import { freePort } from "../cluster/free-port.js";
import { startGuard } from "../cluster/guard.js";
import { untilReady } from "../cluster/ready.js";

/** The province's store, a real VictoriaMetrics on a free port of the loopback. */
export interface RunningStore {
  readonly port: number;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Who may write to it and read from it. */
export const storeUser = { username: "pools", password: "what-only-pools-know" };

export async function startStore(flags: readonly string[] = []): Promise<RunningStore> {
  const { "victoria-metrics": program } = findBinaries(["victoria-metrics"]);
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-store-"));
  const guard = startGuard(folder);
  const port = await freePort();
  const component = startComponent({ folder, guard }, program, [
    "-storageDataPath=data",
    `-httpListenAddr=127.0.0.1:${port}`,
    `-httpAuth.username=${storeUser.username}`,
    `-httpAuth.password=${storeUser.password}`,
    "-memory.allowedPercent=10",
    ...flags,
  ]);
  const stop = async () => {
    await component.stop();
    await guard.release();
  };
  try {
    await untilReady(component, () =>
      fetch(`http://127.0.0.1:${port}/health`).then(
        () => true,
        () => false,
      ),
    );
    return { port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
