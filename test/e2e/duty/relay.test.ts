import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../built.js";
import { estateWith } from "../../cli/folder-with.js";
import { bodyOf, files } from "../../monitoring/relay/scene.js";
import { freePort } from "../cluster/free-port.js";

/** The relay as a process of its own, Alertmanager's calls, and a gateway that rings phones by keys. */

const token = "alertmanager-shows-this";
const since = new Date(Date.now() - 60_000).toISOString();

interface Ring {
  readonly key: string;
  readonly person: string;
  readonly channel: string;
  readonly reason: string;
  readonly text: string;
}

/** A gateway that rings once a key, whatever it is asked; its mood says how it answers. */
class Gateway {
  readonly rings = new Map<string, Ring>();
  asked = 0;
  mood: (nth: number) => "well" | "down" | "lying" | "dropped" = () => "well";
  readonly server: Server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const ring = JSON.parse(body) as Ring;
    const mood = this.mood(this.asked++);
    if (mood === "down") return void response.writeHead(503).end();
    if (mood === "lying") return void response.writeHead(200).end('{"accepted":true,"key":"another"}');
    if (!this.rings.has(ring.key)) this.rings.set(ring.key, ring);
    // It rang, and its answer never arrives.
    if (mood === "dropped") return void request.socket.destroy();
    response.writeHead(200).end(JSON.stringify({ accepted: true, key: ring.key }));
  });

  voices(): string[] {
    return [...this.rings.values()].filter(({ channel }) => channel === "voice").map(({ text }) => text);
  }
}

let program: string;
let gateway: Gateway;
let folder: string;
let estate: string;
let url: string;
let child: ChildProcess;

let compiled: ReturnType<typeof build>;

beforeAll(() => {
  compiled = build();
  program = fileURLToPath(new URL("cli/main.js", compiled.folder));
});
afterAll(() => compiled.remove());

beforeEach(async () => {
  gateway = new Gateway();
  gateway.server.listen(0, "127.0.0.1");
  await once(gateway.server, "listening");
  const { port } = gateway.server.address() as AddressInfo;
  folder = mkdtempSync(join(tmpdir(), "zhengyun-relay-"));
  writeFileSync(join(folder, "token"), `${token}\n`);
  writeFileSync(join(folder, "secret"), "what-links-are-made-with\n");
  url = `http://127.0.0.1:${await freePort()}`;
  const receivers = files["duty/receivers.yaml"].replaceAll(
    "https://gateway.example",
    `http://127.0.0.1:${port}`,
  );
  estate = estateWith({
    ...files,
    "duty/receivers.yaml": receivers,
    "duty/routing.yaml": `relay: { url: "${url}", tokenFile: /etc/token }\nreceiver: main\n`,
  });
  await start();
});

afterEach(() => {
  child.kill("SIGKILL");
  gateway.server.close();
  gateway.server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const options = ["--journal", join(folder, "journal"), "--listen", url.slice("http://".length)];
  const secrets = ["--token-file", join(folder, "token"), "--secret-file", join(folder, "secret")];
  child = spawn(process.execPath, [program, "duty", "relay", estate, ...options, ...secrets], {
    stdio: "ignore",
  });
  await until(async () => (await fetch(`${url}/healthz`)).ok);
}

async function kill(): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** Waits for something to become so. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (;;) {
    if (await Promise.resolve(isSo()).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function post(body: string, authorization = `Bearer ${token}`, receiver = "main"): Promise<Response> {
  return fetch(`${url}/alerts/${receiver}`, { method: "POST", headers: { authorization }, body });
}

const metrics = async () => (await fetch(`${url}/metrics`)).text();

describe("the relay as a process", () => {
  it("rings who is on shift once, takes their claim by the link, and tells of the end", async () => {
    expect((await post(bodyOf("PoolDown", since))).status).toBe(200);
    await until(() => gateway.rings.size === 2);
    const [ring] = gateway.rings.values();
    const link = /认领：(.*)$/.exec(ring?.text ?? "")?.[1] ?? "";
    expect(await (await fetch(link)).text()).toContain("认领");
    const claimed = await (await fetch(link, { method: "POST" })).json();
    expect(claimed).toMatchObject({ claimedBy: ring?.person, title: "PoolDown 出事" });
    const forged = await fetch(link.replace(/person=[^&]*/, "person=sun-jie"), { method: "POST" });
    expect(forged.status).toBe(403);
    expect((await post(bodyOf("PoolDown", since, { status: "resolved" }))).status).toBe(200);
    await until(() => gateway.rings.size === 3);
    expect([...gateway.rings.values()].map(({ reason }) => reason)).toEqual(["first", "first", "resolved"]);
  });

  it("refuses and counts calls that are malformed, too long, unknown, replayed or not authenticated", async () => {
    const call = bodyOf("PoolDown", since);
    const basic = `Basic ${Buffer.from(token).toString("base64")}`;
    const statuses = [
      (await post("{")).status,
      (await post("x".repeat(2 ** 20 + 1)).catch(() => ({ status: 413 }))).status,
      (await post(call, "Bearer wrong")).status,
      (await post(call, "")).status,
      (await post(call, `Bearer ${token}`, "nobody")).status,
      (await post(call, basic)).status,
      (await post(bodyOf("PoolDown", since, { status: "resolved" }))).status,
      (await post(call)).status,
      (await fetch(`${url}/incidents`)).status,
    ];
    expect(statuses).toEqual([400, 413, 401, 401, 404, 200, 200, 409, 401]);
    const counted = await metrics();
    const expected = { malformed: 1, oversized: 1, unauthenticated: 3, "unknown-receiver": 1, replayed: 1 };
    for (const [reason, count] of Object.entries(expected)) {
      expect(counted).toContain(`zhengyun_relay_refused_total{reason="${reason}"} ${count}`);
    }
  });

  it("outlasts a gateway that is down, lies, or rings and does not say so: each message rings once", async () => {
    const moods = ["down", "lying", "dropped", "down"] as const;
    gateway.mood = (nth) => moods[nth] ?? "well";
    await post(bodyOf("PoolDown", since));
    await until(async () => (await metrics()).includes("zhengyun_relay_waiting_messages 0"));
    expect([...gateway.rings.keys()].map((key) => key.replace(/^\d+-/, ""))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^1\/0\/.*\/voice$/),
        expect.stringMatching(/^1\/0\/.*\/sms$/),
      ]),
    );
    expect(gateway.rings.size).toBe(2);
    expect(gateway.asked).toBe(6);
    expect(await metrics()).toMatch(/zhengyun_relay_attempts_total\{channel="\w+",outcome="failed"\}/);
  });

  it("killed at any moment and started again, loses nothing and rings nobody twice", async () => {
    gateway.mood = (nth) => (nth % 5 === 2 ? "dropped" : nth % 7 === 3 ? "down" : "well");
    const names = Array.from({ length: 12 }, (_, index) => `Fault${index}`);
    for (const [index, name] of names.entries()) {
      // Alertmanager calls again until it is answered.
      const isTold = until(async () => (await post(bodyOf(name, since))).ok);
      if (index % 3 === 1) {
        await new Promise((resolve) => setTimeout(resolve, (index * 7) % 23));
        await kill();
        await start();
      }
      await isTold;
    }
    await until(async () => (await metrics()).includes("zhengyun_relay_waiting_messages 0"));
    const listed = await fetch(`${url}/incidents`, { headers: { authorization: `Bearer ${token}` } });
    const records = (await listed.json()) as {
      alerts: number;
      isStorm: boolean;
      told: { reason: string }[];
    }[];
    expect(records.reduce((sum, { alerts }) => sum + alerts, 0)).toBe(names.length);
    // Every telling that is on record rang by both channels, and nothing else rang.
    const tellings = records.flatMap(({ told }) => told);
    expect(gateway.rings.size).toBe(2 * tellings.length);
    expect(gateway.voices().length).toBeLessThanOrEqual(3);
  });
});
