import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { buildCommand } from "../../built.js";
import { type ChartMirror, startChartMirror } from "../cluster/chart-mirror.js";
import { type ControlPlane, startControlPlane } from "../cluster/control-plane.js";
import { kubectl } from "../cluster/kubectl.js";
import { type Gateway, startGateway } from "./gateway.js";
import { terraformEnvironment } from "./providers.js";

const soundEstate = fileURLToPath(new URL("../../estate/checks/base/", import.meta.url));
const teeScript = fileURLToPath(new URL("tee-terraform.sh", import.meta.url));

/** A run of the command. */
export interface Ran {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A pool of the province: a real API server behind a gateway. */
export interface Pool {
  readonly plane: ControlPlane;
  readonly gateway: Gateway;
}

/** An estate of two pools, both of them real, and our command as users run it. */
export class Province {
  private constructor(
    readonly folder: string,
    readonly pools: Readonly<Record<"230000-province" | "230100-city", Pool>>,
    private readonly main: string,
    private readonly removeBuild: () => void,
    private readonly mirror: ChartMirror,
  ) {}

  static async start(): Promise<Province> {
    const { program, remove } = buildCommand();
    const [province, city] = await Promise.all([startPool("230000-province"), startPool("230100-city")]);
    const folder = mkdtempSync(join(tmpdir(), "zhengyun-province-"));
    cpSync(soundEstate, join(folder, "estate"), { recursive: true });
    mkdirSync(join(folder, "shown"));
    const pools = { "230000-province": province, "230100-city": city };
    const mirror = await startChartMirror();
    const made = new Province(folder, pools, program, remove, mirror);
    const settings = readFileSync(join(made.estate, "estate.yaml"), "utf8");
    made.write("estate.yaml", `${settings}\nmirrors: { charts: "${mirror.url}" }\n`);
    made.writeKubeconfig();
    return made;
  }

  async stop(): Promise<void> {
    for (const { gateway, plane } of Object.values(this.pools)) {
      await gateway.stop();
      await plane.stop();
    }
    await this.mirror.stop();
    rmSync(this.folder, { recursive: true });
    this.removeBuild();
  }

  get estate(): string {
    return join(this.folder, "estate");
  }

  /** Where what `terraform show -json` said in the last run lies, one file a stack. */
  get shown(): string {
    return join(this.folder, "shown");
  }

  /** @param token in place of the administrators' own, for both pools */
  writeKubeconfig(token?: string): void {
    const all = Object.entries(this.pools);
    const config = {
      apiVersion: "v1",
      kind: "Config",
      clusters: all.map(([name, { plane, gateway }]) => ({
        name,
        cluster: { server: `https://127.0.0.1:${gateway.port}`, "certificate-authority": plane.caFile },
      })),
      users: all.map(([name, { plane }]) => ({ name, user: { token: token ?? plane.token } })),
      contexts: all.map(([name]) => ({ name, context: { cluster: name, user: name } })),
    };
    writeFileSync(join(this.folder, "kubeconfig"), JSON.stringify(config), { mode: 0o600 });
  }

  /**
   * Runs the command on the estate.
   * @param interruptWhen asked again and again while it runs; once it says yes, the command gets Ctrl-C
   */
  async run(args: readonly string[], interruptWhen?: () => Promise<boolean>): Promise<Ran> {
    const wrapper = join(this.folder, "terraform");
    writeFileSync(wrapper, `#!/bin/sh\nexec sh '${teeScript}' '${this.shown}' "$@"\n`);
    chmodSync(wrapper, 0o755);
    const words = [this.main, ...args, this.estate, "--lang", "en", "--terraform-bin", wrapper];
    const env = {
      ...terraformEnvironment(),
      KUBE_CONFIG_PATH: join(this.folder, "kubeconfig"),
      ZHENGYUN_USER: "sun-jie",
    };
    const child = execa(process.execPath, words, { env, reject: false });
    let isOver = false;
    const ended = child.finally(() => {
      isOver = true;
    });
    while (interruptWhen && !isOver) {
      if (await interruptWhen()) {
        child.kill("SIGINT");
        break;
      }
      await wait(50);
    }
    const { exitCode, stdout, stderr } = await ended;
    return { exitCode, stdout, stderr };
  }

  /** The same with `--json`, parsed. */
  async json<T>(args: readonly string[]): Promise<T> {
    const { stdout, stderr } = await this.run([...args, "--json"]);
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout) as T;
  }

  write(file: string, text: string): void {
    const path = join(this.estate, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  edit(file: string, from: string, to: string): void {
    const text = readFileSync(join(this.estate, file), "utf8");
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    this.write(file, text.replace(from, to));
  }

  remove(file: string): void {
    rmSync(join(this.estate, file));
  }

  /** One field of one object in a pool, by a JSONPath; empty where there is none. */
  async field(pool: keyof Province["pools"], object: readonly string[], path: string): Promise<string> {
    const args = ["get", ...object, "--ignore-not-found", "-o", `jsonpath=${path}`];
    return (await kubectl(this.pools[pool].plane, args)).stdout;
  }
}

async function startPool(name: string): Promise<Pool> {
  const plane = await startControlPlane({ name });
  return { plane, gateway: await startGateway(Number(new URL(plane.url).port)) };
}
