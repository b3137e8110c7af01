import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { findBinaries } from "../cluster/binaries.js";
import { startComponent } from "../cluster/component.js";
import { freePort } from "../cluster/free-port.js";
import { type Guard, startGuard } from "../cluster/guard.js";
import { untilReady } from "../cluster/ready.js";

/** A real Prometheus on a free port of the loopback. */
export interface RunningPrometheus {
  readonly url: string;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** What one is started with. Files are JSON, which is YAML too. */
export interface PrometheusProps {
  /** @default - it watches nothing */
  readonly config?: object;
  /** @default - none; the configuration names the file `rules.yml` */
  readonly rules?: object;
  /** What was there before it started, as OpenMetrics without its end. @default - nothing */
  readonly history?: string;
  /** Rules that recorded what was there, for so many minutes. @default - nothing was recorded */
  readonly recorded?: { readonly rules: object; readonly minutes: number };
  readonly flags?: readonly string[];
}

export async function startPrometheus(props: PrometheusProps = {}): Promise<RunningPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-prometheus-"));
  const guard = startGuard(folder);
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify(props.config ?? {}));
  if (props.rules) writeFileSync(join(folder, "rules.yml"), JSON.stringify(props.rules));
  try {
    if (props.history !== undefined) await fill(folder, guard, props);
    const { url, component } = await run(folder, guard, "prometheus.yml", props.flags);
    const stop = async () => {
      await component.stop();
      await guard.release();
    };
    return { url, stop };
  } catch (error) {
    await guard.release();
    throw error;
  }
}

async function run(folder: string, guard: Guard, config: string, flags: readonly string[] = []) {
  const { prometheus } = findBinaries(["prometheus"]);
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const component = startComponent({ folder, guard }, prometheus, [
    `--config.file=${config}`,
    "--storage.tsdb.path=data",
    `--web.listen-address=${address}`,
    ...flags,
  ]);
  await untilReady(component, () =>
    fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return { url, component };
}

/** Puts a history in its store, and what the rules would have recorded of it. */
async function fill(folder: string, guard: Guard, { history, recorded }: PrometheusProps) {
  const { promtool } = findBinaries(["promtool"]);
  const make = (...what: string[]) =>
    execa(promtool, ["tsdb", "create-blocks-from", ...what], { cwd: folder });
  writeFileSync(join(folder, "history"), `${history}# EOF\n`);
  await make("openmetrics", "history", "data");
  if (!recorded) return;
  writeFileSync(join(folder, "nothing.yml"), "{}");
  writeFileSync(join(folder, "recorded.yml"), JSON.stringify(recorded.rules));
  const { url, component } = await run(folder, guard, "nothing.yml");
  const now = Math.floor(Date.now() / 1000);
  const span = [`--start=${now - recorded.minutes * 60}`, `--end=${now - 1}`, "--eval-interval=60s"];
  await make("rules", `--url=${url}`, ...span, "--output-dir=data", "recorded.yml");
  await component.stop();
}
