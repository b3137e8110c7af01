import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import drift from "../../../cli/verbs/drift.js";
import { loadEstate } from "../../../estate/index.js";
import { contextOf } from "../../cli/context.js";
import { applyAll } from "../cluster/apply-objects.js";
import { findBinaries } from "../cluster/binaries.js";
import { openKinds } from "../cluster/chart-mirror.js";
import { type ControlPlane, startControlPlane } from "../cluster/control-plane.js";
import { installDefinitions } from "../cluster/crds.js";
import { kubectl } from "../cluster/kubectl.js";
import { renderedPools } from "../stacks/rendered.js";

const folder = join(import.meta.dirname, "../../../examples/minimal");
const pool = "province";
const xueji = "education-xueji";

/** Answers of `drift --json`, as far as they are compared. */
interface Report {
  readonly pools: readonly {
    readonly state: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly drift: readonly {
      code: string;
      object: string;
      change: string;
      by?: { manager: string; time?: string };
    }[];
    readonly unknown: readonly { code: string; message: { en: string } }[];
  }[];
}

describe("drift of a real pool", () => {
  let plane: ControlPlane;
  beforeAll(async () => {
    const { estate } = await loadEstate(folder);
    if (!estate) throw new Error("the example is not an estate");
    // Named as the pool's kubeconfig context is.
    plane = await startControlPlane({ name: pool });
    await installDefinitions(plane, openKinds());
    await applyAll(plane, (await renderedPools(estate)).get(pool) ?? []);
  });
  afterAll(() => plane?.stop());

  const run = async (extra: { environment?: Record<string, string>; dump?: readonly string[] } = {}) => {
    const context = {
      ...contextOf(folder),
      environment: { ...process.env, KUBE_CONFIG_PATH: plane.kubeconfigPath, ...extra.environment },
    };
    const input = {
      estate: folder,
      pool: extra.dump ? [pool] : [],
      dump: extra.dump ?? [],
      kubectlBin: findBinaries(["kubectl"]).kubectl,
      at: "2026-11-22",
    };
    const { exitCode, json, text } = await drift.run(input, context);
    const [found] = (json as Report).pools;
    if (!found) throw new Error(text);
    return { exitCode, text, found };
  };
  const by = async (manager: string, ...args: readonly string[]) => {
    const { exitCode, stderr } = await kubectl(plane, [...args, `--field-manager=${manager}`]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  };
  const patch = (manager: string, kind: string, name: string, body: object) =>
    by(manager, "patch", kind, name, "-n", xueji, "--type=merge", "-p", JSON.stringify(body));

  it("there is none after an apply", async () => {
    const { exitCode, text } = await run();
    expect({ exitCode, text }).toEqual({
      exitCode: 0,
      text: expect.stringMatching(/^✓ Provincial pool \(province\): \d+ objects as the estate says$/),
    });
  });

  it("names what was changed, made and removed by hand, by what program and when; pages first", async () => {
    await patch("by-hand", "networkpolicy", "default-deny", { spec: { ingress: [{}] } });
    await patch("by-hand", "resourcequota", "quota", { spec: { hard: { "requests.cpu": "99" } } });
    await patch("portal", "networkpolicy", "dns-egress", { metadata: { labels: { seen: "yes" } } });
    await by("by-hand", "create", "rolebinding", "friend", "--clusterrole=view", "--user=li-si", "-n", xueji);
    await kubectl(plane, ["delete", "limitrange", "container-defaults", "-n", xueji]);
    const { exitCode, found } = await run();
    const told = found.drift.map(({ code, change, object, by }) => [code, change, object, by?.manager]);
    expect({ exitCode, state: found.state, told, unknown: found.unknown }).toEqual({
      exitCode: 1,
      state: "drift",
      told: [
        ["DRF001", "changed", `NetworkPolicy ${xueji}/default-deny`, "by-hand"],
        ["DRF002", "missing", `LimitRange ${xueji}/container-defaults`, undefined],
        ["DRF002", "changed", `ResourceQuota ${xueji}/quota`, "by-hand"],
        ["DRF003", "foreign", `RoleBinding ${xueji}/friend`, "by-hand"],
        ["DRF005", "changed", `NetworkPolicy ${xueji}/dns-egress`, "portal"],
      ],
      unknown: [],
    });
    expect(found.counts).toEqual({ isolation: 1, quota: 2, permission: 1, protection: 0, benign: 1 });
    const [first] = found.drift;
    expect(Math.abs(Date.now() - Date.parse(first?.by?.time ?? ""))).toBeLessThan(600_000);
  });

  it("is the same in a dump by kubectl, whose managers are left out by default", async () => {
    const kinds =
      "namespaces,networkpolicies,resourcequotas,limitranges,serviceaccounts,rolebindings,clusterroles,clusterrolebindings," +
      "storageclasses,priorityclasses,validatingadmissionpolicies,validatingadmissionpolicybindings";
    const custom = openKinds().map(({ metadata }) => metadata.name);
    const live = (await run()).found;
    const { stdout } = await kubectl(plane, [
      "get",
      [kinds, ...custom].join(","),
      "--all-namespaces",
      "-o",
      "yaml",
    ]);
    const place = mkdtempSync(join(tmpdir(), "zhengyun-dump-"));
    try {
      const file = join(place, "dump.yaml");
      writeFileSync(file, stdout);
      const { exitCode, found } = await run({ dump: [file] });
      expect({ exitCode, state: found.state, unknown: found.unknown }).toEqual({
        exitCode: 1,
        state: "drift",
        unknown: [],
      });
      expect(found.drift.map(({ code, object, change }) => [code, object, change])).toEqual(
        live.drift.map(({ code, object, change }) => [code, object, change]),
      );
      expect(found.drift.every(({ by }) => by === undefined)).toBe(true);
    } finally {
      rmSync(place, { recursive: true });
    }
  });

  it("is gone when the estate's objects are applied again and what is foreign is removed", async () => {
    const { estate } = await loadEstate(folder);
    if (!estate) throw new Error("the example is not an estate");
    await kubectl(plane, ["delete", "rolebinding", "friend", "-n", xueji]);
    await patch("portal", "networkpolicy", "dns-egress", { metadata: { labels: { seen: null } } });
    await patch("by-hand", "networkpolicy", "default-deny", { spec: { ingress: null } });
    const objects = (await renderedPools(estate)).get(pool) ?? [];
    const documents = objects.map((object) => JSON.stringify(object)).join("\n---\n");
    const args = ["apply", "--server-side", "--force-conflicts", "-f", "-"];
    expect(await kubectl(plane, args, documents)).toMatchObject({ exitCode: 0 });
    expect((await run()).exitCode).toBe(0);
  });

  it("a whole namespace that is gone is told once", async () => {
    const other = "data-bureau-identity";
    await kubectl(plane, ["delete", "namespace", other, "--wait=false"]);
    await vi.waitFor(
      async () => {
        const { found } = await run();
        expect(found.drift.map(({ code, change, object }) => [code, change, object])).toEqual([
          ["DRF004", "missing", `Namespace ${other}`],
        ]);
      },
      { timeout: 60_000, interval: 1000 },
    );
  });

  it("what may not be listed is unknown", async () => {
    const reader = await readOnly(plane, ["namespaces", "resourcequotas"]);
    const { exitCode, found } = await run({ environment: { KUBE_CONFIG_PATH: reader } });
    expect([exitCode, found.state]).toEqual([1, "unknown"]);
    const unseen = found.unknown
      .map(({ code, message }) => `${code} ${message.en.split(" was seen")[0]}`)
      .sort();
    expect(unseen).toContain("DRF011 no NetworkPolicy");
    expect(unseen).not.toContain("DRF011 no ResourceQuota");
    expect(new Set(found.unknown.map(({ code }) => code))).toEqual(new Set(["DRF011"]));
  });

  it("a pool that cannot be reached is unknown, with the reason", async () => {
    const config = readFileSync(plane.kubeconfigPath, "utf8").replace(/127\.0\.0\.1:\d+/, "127.0.0.1:9");
    const away = `${plane.kubeconfigPath}.away`;
    writeFileSync(away, config, { mode: 0o600 });
    const { exitCode, found } = await run({ environment: { KUBE_CONFIG_PATH: away } });
    expect([exitCode, found.state, found.drift]).toEqual([1, "unknown", []]);
    expect(found.unknown.map(({ code, message }) => `${code} ${message.en}`)).toEqual([
      expect.stringMatching(/^DRF015 the pool cannot be reached.*\(connection refused\)$/),
    ]);
  });

  it("a context that the kubeconfig does not have is unknown too", async () => {
    const other = `${plane.kubeconfigPath}.other`;
    const config = readFileSync(plane.kubeconfigPath, "utf8").replaceAll(`"${pool}"`, '"elsewhere"');
    writeFileSync(other, config, { mode: 0o600 });
    const { exitCode, found } = await run({ environment: { KUBE_CONFIG_PATH: other } });
    expect([exitCode, found.state]).toEqual([1, "unknown"]);
    expect(found.unknown.map(({ code, message }) => `${code} ${message.en}`)).toEqual([
      "DRF015 the kubeconfig has no context province",
    ]);
  });
});

/** A kubeconfig of somebody who may list some kinds and nothing else. */
async function readOnly(plane: ControlPlane, resources: readonly string[]): Promise<string> {
  for (const args of [
    ["create", "serviceaccount", "reader", "-n", "default"],
    ["create", "clusterrole", "reader", "--verb=list", `--resource=${resources.join(",")}`],
    ["create", "clusterrolebinding", "reader", "--clusterrole=reader", "--serviceaccount=default:reader"],
  ]) {
    expect(await kubectl(plane, args)).toMatchObject({ exitCode: 0 });
  }
  const { stdout: token } = await kubectl(plane, ["create", "token", "reader", "-n", "default"]);
  const config = JSON.parse(readFileSync(plane.kubeconfigPath, "utf8"));
  config.users[0].user = { token };
  const path = `${plane.kubeconfigPath}.reader`;
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
  return path;
}
