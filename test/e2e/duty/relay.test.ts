import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../built.js";
import { estateWith } from "../../cli/folder-with.js";
import { bodyOf, files } from "../../monitoring/relay/scene.js";
import { until } from "../until.js";
import { type Mood, Phones } from "./phones.js";
import { callerToken, RelayProcess, relayAddress } from "./relay-process.js";

/** The relay as a process of its own, Alertmanager's calls, and a gateway that rings phones by keys. */

const since = new Date(Date.now() - 60_000).toISOString();

let program: string;
let phones: Phones;
let folder: string;
let estate: string;
let relay: RelayProcess;
let listen: string;

let compiled: ReturnType<typeof build>;

beforeAll(() => {
  compiled = build();
  program = fileURLToPath(new URL("cli/main.js", compiled.folder));
});
afterAll(() => compiled.remove());

beforeEach(async () => {
  phones = new Phones();
  const gateway = await phones.open();
  folder = mkdtempSync(join(tmpdir(), "zhengyun-relay-"));
  listen = await relayAddress();
  estate = estateWith({
    ...files,
    // Phones are counted: no shift may come to its end meanwhile, nor the notice before it.
    "duty/rota.yaml": files["duty/rota.yaml"].replace("unit: hours", "unit: months"),
    "duty/receivers.yaml": files["duty/receivers.yaml"].replaceAll("https://gateway.example", gateway),
    "duty/routing.yaml": `relay: { url: "http://${listen}", tokenFile: /etc/token }\nreceiver: main\n`,
  });
  await start();
});

afterEach(async () => {
  await relay.kill();
  phones.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  relay = await RelayProcess.start({ program, estate, folder, listen });
}

/** Sends more than a call may hold without saying beforehand how much; the relay may hang up before it has all. */
async function postedInParts(): Promise<number> {
  async function* parts() {
    for (let sent = 0; sent <= 2 ** 23; sent += 2 ** 20) yield Buffer.alloc(2 ** 20, "x");
  }
  const headers = { authorization: `Bearer ${callerToken}` };
  const request = { method: "POST", headers, body: ReadableStream.from(parts()), duplex: "half" as const };
  const answer = await fetch(`${relay.url}/alerts/main`, request).catch(() => ({ status: 413 }));
  return answer.status;
}

/** Asks for a path as it stands. */
async function statusOf(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(relay.url);
  const [response] = await once(get({ hostname, port, path }), "response");
  response.resume();
  return response.statusCode;
}

/** Waits until every message is taken. */
const quiet = () => until(async () => (await relay.metrics()).includes("zhengyun_relay_queue_length 0"));

describe("the relay as a process", () => {
  it("rings who is on shift once, takes their claim by the link, and tells of the end", async () => {
    expect((await relay.post(bodyOf("PoolDown", since))).status).toBe(200);
    await until(() => phones.rings.size === 2);
    const [ring] = phones.of();
    const link = /认领：(.*)$/.exec(ring?.text ?? "")?.[1] ?? "";
    expect(await (await fetch(link)).text()).toContain("认领");
    const claimed = await (await fetch(link, { method: "POST" })).json();
    expect(claimed).toMatchObject({ claimedBy: ring?.person, title: "PoolDown 出事" });
    const forged = await fetch(link.replace(/person=[^&]*/, "person=sun-jie"), { method: "POST" });
    expect(forged.status).toBe(403);
    expect((await relay.post(bodyOf("PoolDown", since, { status: "resolved" }))).status).toBe(200);
    await until(() => phones.rings.size === 3);
    expect(phones.of().map(({ reason }) => reason)).toEqual(["first", "first", "resolved"]);
  });

  it("refuses and counts calls that are malformed, too long, unknown, replayed or not authenticated", async () => {
    const call = bodyOf("PoolDown", since);
    const basic = `Basic ${Buffer.from(callerToken).toString("base64")}`;
    const statuses = [
      (await relay.post("{")).status,
      (await relay.post("x".repeat(2 ** 23 + 1)).catch(() => ({ status: 413 }))).status,
      await postedInParts(),
      await statusOf("//["),
      (await relay.post(call, "Bearer wrong")).status,
      (await relay.post(call, "")).status,
      (await relay.post(call, undefined, "nobody")).status,
      (await relay.post(call, basic)).status,
      (await relay.post(bodyOf("PoolDown", since, { status: "resolved" }))).status,
      (await relay.post(call)).status,
      (await fetch(`${relay.url}/incidents`)).status,
    ];
    expect(statuses).toEqual([400, 413, 413, 404, 401, 401, 404, 200, 200, 409, 401]);
    const counted = await relay.metrics();
    const expected = {
      ...{ malformed: 1, oversized: 2, unauthenticated: 3, "unknown-receiver": 1, replayed: 1 },
      ...{ "unknown-path": 1, fault: 0 },
    };
    for (const [reason, count] of Object.entries(expected)) {
      expect(counted).toContain(`zhengyun_relay_requests_refused_total{reason="${reason}"} ${count}`);
    }
  });

  it("outlasts a gateway that is down, slow, lies, or rings and does not say so: each message rings once", async () => {
    const moods: readonly Mood[] = ["slow", "lying", "dropped", "down", "down"];
    phones.mood = (nth) => moods[nth] ?? "well";
    await relay.post(bodyOf("PoolDown", since));
    await quiet();
    expect([...phones.rings.keys()].map((key) => key.replace(/^\d+-/, ""))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^1\/0\/.*\/voice$/),
        expect.stringMatching(/^1\/0\/.*\/sms$/),
      ]),
    );
    expect(phones.rings.size).toBe(2);
    expect(phones.asked).toBe(moods.length + 2);
    const counted = await relay.metrics();
    const sum = (name: string) =>
      [...counted.matchAll(new RegExp(`^zhengyun_relay_${name}\\{channel="\\w+"\\} (\\d+)$`, "gm"))].reduce(
        (total, [, count]) => total + Number(count),
        0,
      );
    expect(sum("notifications_total")).toBe(moods.length + 2);
    expect(sum("notifications_failed_total")).toBe(moods.length);
  });

  it("takes nothing and tells nobody while its disk is full, and all of it, once, when there is room", async () => {
    await relay.post(bodyOf("First", since, { severity: "warning" }));
    await until(() => phones.rings.size === 1);
    await quiet();
    const { size } = statSync(join(folder, "journal/journal.jsonl"));
    await execa("prlimit", [`--pid=${relay.pid}`, `--fsize=${size + 10}:`]);
    for (const name of ["Second", "Third"]) {
      expect((await relay.post(bodyOf(name, since, { severity: "warning" }))).status).toBe(503);
    }
    expect(phones.rings.size).toBe(1);
    expect(await relay.metrics()).toMatch(/zhengyun_relay_journal_errors_total [1-9]/);
    await execa("prlimit", [`--pid=${relay.pid}`, "--fsize=unlimited:"]);
    await until(async () => (await relay.post(bodyOf("Second", since, { severity: "warning" }))).ok);
    await quiet();
    await relay.kill();
    await start();
    const records = await relay.incidents<{ title: string }>();
    expect(records.map(({ title }) => title)).toEqual(["First 出事", "Second 出事", "Third 出事"]);
    await quiet();
    expect(phones.of().map(({ reason }) => reason)).toEqual(["first", "first", "first"]);
  });

  it("does not start on a journal that is broken, and says in which line", async () => {
    await relay.kill();
    writeFileSync(join(folder, "journal/journal.jsonl"), '{"type":"sent","key":"a"}\nno event\n');
    const secrets = ["--token-file", join(folder, "token"), "--secret-file", join(folder, "secret")];
    const { exitCode, stderr } = await execa(
      process.execPath,
      [program, "duty", "relay", estate, "--journal", join(folder, "journal"), ...secrets, "--lang", "en"],
      { reject: false },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain("line 2");
  });

  it("killed at any moment and started again, loses nothing and rings nobody twice", async () => {
    phones.mood = (nth) => (nth % 5 === 2 ? "dropped" : nth % 7 === 3 ? "down" : "well");
    const names = Array.from({ length: 12 }, (_, index) => `Fault${index}`);
    for (const [index, name] of names.entries()) {
      // Alertmanager calls again until it is answered.
      const isTold = until(async () => (await relay.post(bodyOf(name, since))).ok);
      if (index % 3 === 1) {
        await sleep((index * 7) % 23);
        await relay.kill();
        await start();
      }
      await isTold;
    }
    await quiet();
    const records = await relay.incidents<{ alerts: number; told: { reason: string }[] }>();
    expect(records.reduce((sum, { alerts }) => sum + alerts, 0)).toBe(names.length);
    // Every telling that is on record rang by both channels, and nothing else rang.
    const tellings = records.flatMap(({ told }) => told);
    expect(phones.rings.size).toBe(2 * tellings.length);
    expect(phones.of("voice").length).toBeLessThanOrEqual(3);
  });
});
