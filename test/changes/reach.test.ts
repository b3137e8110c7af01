import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unreachable } from "../../changes/reach.js";

let folder: string;
let server: Server;
let dropping: Server;
let free: number;

/** A kubeconfig with one context of this name. */
function kubeconfig(name: string, cluster: object): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(
    file,
    JSON.stringify({
      contexts: [{ name, context: { cluster: `c-${name}`, user: "u" } }],
      clusters: [{ name: `c-${name}`, cluster }],
    }),
  );
  return file;
}

/** Says that it cannot go on with the handshake, as TLS says such things: somebody is there. */
const alert = Buffer.from([21, 3, 3, 0, 2, 2, 40]);

const listening = (answer?: Buffer): Promise<Server> =>
  new Promise((resolve) => {
    const made = createServer((socket) => {
      socket.on("error", () => {});
      if (answer) socket.once("data", () => socket.end(answer));
      else socket.destroy();
    }).listen(0, "127.0.0.1", () => resolve(made));
  });
const portOf = (some: Server) => (some.address() as AddressInfo).port;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zhengyun-reach-"));
  server = await listening(alert);
  dropping = await listening();
  const closed = await listening();
  free = portOf(closed);
  await new Promise((resolve) => closed.close(resolve));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  server.close();
  dropping.close();
});

const told = async (context: string, environment: Readonly<Record<string, string>>) =>
  (await unreachable(context, environment))?.sentence.en;

describe("a pool's API server", () => {
  it("that takes connections is reachable", async () => {
    const file = kubeconfig("up", { server: `https://127.0.0.1:${portOf(server)}` });
    expect(await told("up", { KUBE_CONFIG_PATH: file })).toBeUndefined();
  });

  it("that does not is named with its address", async () => {
    const file = kubeconfig("down", { server: `https://127.0.0.1:${free}` });
    expect(await unreachable("down", { KUBE_CONFIG_PATH: file })).toMatchObject({
      kind: "unreachable",
      sentence: { en: `the pool cannot be reached at 127.0.0.1:${free} (ECONNREFUSED)` },
    });
  });

  it("that takes connections only to drop them is as good as down", async () => {
    const file = kubeconfig("dropping", { server: `https://127.0.0.1:${portOf(dropping)}` });
    expect(await told("dropping", { KUBE_CONFIG_PATH: file })).toContain("(ECONNRESET)");
  });

  it("without TLS need only take connections", async () => {
    const file = kubeconfig("plain", { server: `http://127.0.0.1:${portOf(dropping)}` });
    expect(await told("plain", { KUBE_CONFIG_PATH: file })).toBeUndefined();
  });

  it("is looked for in each of several kubeconfigs", async () => {
    const paths = [
      join(folder, "missing"),
      kubeconfig("one", { server: `https://127.0.0.1:${free}` }),
      kubeconfig("two", { server: `https://127.0.0.1:${portOf(server)}` }),
    ];
    expect(await told("two", { KUBE_CONFIG_PATHS: paths.join(delimiter) })).toBeUndefined();
    expect(await told("one", { KUBE_CONFIG_PATHS: paths.join(delimiter) })).toContain("cannot be reached");
  });

  it("cannot be known without a kubeconfig, or without the context", async () => {
    const file = kubeconfig("known", { server: "https://127.0.0.1:1" });
    expect(await told("known", {})).toBe("no kubeconfig was named");
    expect(await told("other", { KUBE_CONFIG_PATH: file })).toBe(
      `the kubeconfig has no context other (${file})`,
    );
    expect(await told("known", { KUBE_CONFIG_PATH: join(folder, "missing") })).toContain(
      "has no context known",
    );
  });

  it.each([
    ["in a cluster", { KUBERNETES_SERVICE_HOST: "10.0.0.1" }, {}],
    ["with a host from the environment", { KUBE_HOST: "https://10.0.0.1" }, {}],
    ["behind a proxy", { HTTPS_PROXY: "http://10.0.0.1:3128" }, {}],
    ["behind a proxy of the kubeconfig", {}, { "proxy-url": "http://10.0.0.1:3128" }],
  ])("is left to Terraform %s", async (_, environment, cluster) => {
    const file = kubeconfig("away", { server: `https://127.0.0.1:${free}`, ...cluster });
    expect(await told("away", { KUBE_CONFIG_PATH: file, ...environment })).toBeUndefined();
  });
});
