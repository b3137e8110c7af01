import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import render from "../../../cli/verbs/render.js";
import { contextOf } from "../../cli/context.js";
import { findBinaries } from "../cluster/binaries.js";
import { type ChartMirror, startChartMirror } from "../cluster/chart-mirror.js";
import { type ControlPlane, startControlPlane } from "../cluster/control-plane.js";
import { kubectl } from "../cluster/kubectl.js";

/** An operator who got the manifests of a pool does what the page beside them says, word for word. */
const example = fileURLToPath(new URL("../../../examples/minimal", import.meta.url));
const grant = "grants/g-0001.yaml";
const pool = "province";
const everything =
  "namespaces,networkpolicies,resourcequotas,limitranges,rolebindings,clusterroles,storageclasses,validatingadmissionpolicies";

describe("the manifests of a pool", () => {
  let plane: ControlPlane;
  let folder: string;
  let mirror: ChartMirror;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "zhengyun-manifests-"));
    cpSync(example, join(folder, "estate"), { recursive: true });
    mirror = await startChartMirror();
    appendFileSync(join(folder, "estate/estate.yaml"), `\nmirrors: { charts: "${mirror.url}" }\n`);
    plane = await startControlPlane({ name: context() });
  });

  afterAll(async () => {
    await plane?.stop();
    await mirror?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are applied by the commands of their README, twice without a change", async () => {
    const files = await rendered();
    expect(await follow()).toMatchObject({ exitCode: 0 });
    const policies = files.flatMap((text) => text.match(/^kind: NetworkPolicy$/gm) ?? []).length;
    expect((await listed("networkpolicies")).length).toBe(policies);
    expect(await listed("bgppeers.metallb.io,frrconfigurations.frrk8s.metallb.io")).not.toEqual([]);
    const before = await listed(everything, ".metadata.resourceVersion");
    expect(await follow()).toMatchObject({ exitCode: 0 });
    expect(await listed(everything, ".metadata.resourceVersion")).toEqual(before);
  });

  it("take the policies of a withdrawn grant away, and nothing else", async () => {
    const before = await listed(everything);
    rmSync(join(folder, "estate", grant));
    await rendered();
    expect(await follow()).toMatchObject({ exitCode: 0 });
    const after = new Set(await listed(everything));
    const gone = before.filter((name) => !after.has(name));
    expect(gone).not.toEqual([]);
    expect(gone.filter((name) => !/^NetworkPolicy \S+ grant-g-0001-(in|e)gress$/.test(name))).toEqual([]);
  });

  /** The context that the estate names for the pool. */
  function context(): string {
    const text = readFileSync(join(example, "pools", `${pool}.yaml`), "utf8");
    return /^ +context: (\S+)$/m.exec(text)?.[1] ?? "";
  }

  /** Renders the estate as it is now; the texts of the pool's YAML files. */
  async function rendered(): Promise<string[]> {
    const input = { estate: "estate", pool: [pool], out: "manifests", at: undefined };
    const { exitCode, json } = await render.run(input, contextOf(folder));
    expect(exitCode).toBe(0);
    const { difference } = json as { difference: Record<string, string[]> };
    return Object.values(difference)
      .flat()
      .filter((path) => path.endsWith(".yaml"))
      .map((path) => readFileSync(join(folder, "manifests", path), "utf8"));
  }

  /** Runs the commands of the pool's README in its folder. */
  function follow() {
    const cwd = join(folder, "manifests", pool);
    const [, commands = ""] = /```sh\n(.*?)```/s.exec(readFileSync(join(cwd, "README.md"), "utf8")) ?? [];
    const path = [
      ...new Set(Object.values(findBinaries(["kubectl", "helm"])).map(dirname)),
      process.env.PATH,
    ].join(delimiter);
    return execa("bash", ["-euo", "pipefail", "-c", commands], {
      cwd,
      env: { ...plane.environment, PATH: path },
      reject: false,
    });
  }

  /** Kind, namespace and name of all objects of some kinds, and another field where one is asked for. */
  async function listed(kinds: string, field = ".kind"): Promise<string[]> {
    const columns = `custom-columns=K:.kind,NS:.metadata.namespace,N:.metadata.name,F:${field}`;
    const asked = ["get", kinds, "--all-namespaces", "--no-headers", "--output", columns];
    const { stdout } = await kubectl(plane, asked);
    return stdout.split("\n").map((line) =>
      line
        .trim()
        .split(/\s+/)
        .slice(0, field === ".kind" ? 3 : 4)
        .join(" "),
    );
  }
});
