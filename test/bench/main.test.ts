import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { build } from "../built.js";

const { folder, remove } = build();
afterAll(remove);
const benchIn = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  spawnSync(process.execPath, [fileURLToPath(new URL("bench/main.js", folder)), ...args], {
    encoding: "utf8",
    env,
  });
const bench = (...args: string[]) => benchIn(process.env, ...args);

describe("npm run bench", () => {
  it("measures the fleet, whose variants make the same, and ours the very bytes of stock CDKTF", () => {
    const { stdout, stderr, status } = bench("fleet", "--quick", "--json");
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    const { row, lines } = JSON.parse(stdout);
    expect([row, lines.map(({ variant }: { variant: string }) => variant)]).toEqual([
      "fleet",
      [
        "plain objects and JSON.stringify",
        "zhengyun",
        "cdk8s, toJson and JSON.stringify",
        "cdk8s, synth (YAML)",
        "CDKTF 0.21, synth",
      ],
    ]);
    for (const { milliseconds, megabytes } of lines) {
      expect(milliseconds).toBeGreaterThan(10);
      expect(megabytes).toBeGreaterThan(20);
    }
  }, 60_000);

  it("tells a row whose components are not here as not run", () => {
    const env = { ...process.env, XDG_CACHE_HOME: "/nowhere", KUBEBUILDER_ASSETS: "" };
    const { stdout, status } = benchIn(env, "personas", "apply", "--json");
    const looked = "(looked in /nowhere/zhengyun/bin); build them with: npm run toolchain";
    const plane = "etcd, kube-apiserver, kube-controller-manager, kubectl";
    expect([
      status,
      ...stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ]).toEqual([
      0,
      { row: "personas", notRun: `not found: ${plane} ${looked}` },
      { row: "apply", notRun: `not found: ${plane}, helm ${looked}` },
    ]);
  });

  it("knows its rows", () => {
    const { stderr, status } = bench("flet");
    expect({ stderr, status }).toEqual({
      stderr: expect.stringMatching(/^There is no row flet; there are .*fleet/),
      status: 2,
    });
  });
});
