import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { type LockWords, takeLock } from "../../changes/lock.js";
import { UsageError } from "../../estate/usage-error.js";
import { personToken } from "../../monitoring/relay/doors.js";
import { attempt } from "../../monitoring/relay/gateway.js";
import { Relay, usualLimits } from "../../monitoring/relay/relay.js";
import { relayServer } from "../../monitoring/relay/server.js";
import { World } from "../../monitoring/relay/world.js";
import type { Context } from "../context.js";
import { readEstate } from "../estate-read.js";
import { isSound, refusal } from "../refusal.js";
import type { Outcome } from "../verb.js";

/** The command line of `duty relay`. */
interface RelayInput {
  readonly estate: string | undefined;
  readonly journal: string;
  readonly tokenFile: string;
  readonly secretFile: string;
  readonly listen: string | undefined;
}

/** Runs until it is asked to end. */
export async function runRelay(input: RelayInput, context: Context): Promise<Outcome> {
  const read = await readEstate(input.estate, undefined, context);
  if (!isSound(read)) return refusal(read, context);
  const [host, port] = addressTyped(input.listen ?? "127.0.0.1:9095");
  const [caller, secret] = [input.tokenFile, input.secretFile].map((file) =>
    secretIn(resolve(context.folder, file)),
  );
  const folder = resolve(context.folder, input.journal);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const free = takeLock(resolve(folder, "lock"), context.now(), lockWords);
  const world = new World(read.estate);
  const base = (read.estate.find("routing", "routing")?.value.relay.url ?? "").replace(/\/$/, "");
  const link = (incident: string, person: string) =>
    `${base}/incidents/${incident}/claim?person=${person}&token=${personToken(secret ?? "", incident, person)}`;
  try {
    const relay = new Relay({
      voice: { world, link },
      folder,
      limits: usualLimits,
      now: () => Date.now(),
      attempt: (message) => attempt(world, message),
    });
    const server = relayServer({ relay, world, caller: caller ?? "", secret: secret ?? "" });
    server.listen(port, host);
    await once(server, "listening").catch((error: Error) => {
      throw taken(input.listen ?? "127.0.0.1:9095", error);
    });
    const beat = setInterval(() => relay.tick(), 1_000);
    relay.tick();
    const address = server.address() as AddressInfo;
    const task = context.progress.begin(listening[context.language](`${address.address}:${address.port}`));
    await ended(context.interruption());
    task.drop();
    clearInterval(beat);
    server.close();
    server.closeAllConnections();
    relay.close();
    return { exitCode: 0, json: { incidents: relay.state.incidents.size }, text: "" };
  } finally {
    free();
  }
}

const lockWords: LockWords = {
  busy: (who, since) => ({
    zh: `另有一个中继在用这份日志（${who}，始于 ${since}）`,
    en: `another relay writes this journal (${who}, since ${since})`,
  }),
  hint: {
    zh: "请先停掉它；若它已不在运行，删除日志文件夹中的 lock",
    en: "stop it first; if it surely runs no more, remove lock from the journal's folder",
  },
};

const listening = {
  zh: (address: string) => `值班中继在 ${address} 监听`,
  en: (address: string) => `the duty relay listens on ${address}`,
} as const;

async function ended(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

function addressTyped(typed: string): [string, number] {
  const [, host = "", port = ""] = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(typed) ?? [];
  if (host && Number(port) < 65_536) return [host, Number(port)];
  throw new UsageError(
    { zh: `--listen 的值 ${typed} 不是地址`, en: `--listen ${typed} is not an address` },
    { zh: "请写成 127.0.0.1:9095 这样", en: "write it like 127.0.0.1:9095" },
  );
}

function secretIn(path: string): string {
  const text = readOr(path)?.trim() ?? "";
  if (text.length >= 16) return text;
  throw new UsageError(
    { zh: `${path} 读不出密钥，或不足 16 个字符`, en: `${path} has no secret of 16 characters or more` },
    { zh: "用 openssl rand -hex 32 生成", en: "make one with openssl rand -hex 32" },
  );
}

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function taken(address: string, error: Error): UsageError {
  return new UsageError(
    { zh: `无法在 ${address} 监听：${error.message}`, en: `cannot listen on ${address}: ${error.message}` },
    { zh: "换一个 --listen", en: "choose another --listen" },
  );
}
