import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Message } from "./events.js";
import type { World } from "./world.js";

/** What became of an attempt: taken, refused for good, or to be tried again. */
export type Answer =
  | { readonly outcome: "taken" }
  | { readonly outcome: "refused"; readonly why: string }
  | { readonly outcome: "failed"; readonly why: string };

/** How long a gateway may think. */
const patience = 10_000;

/** An answer is never this long. */
const answerBytes = 64 * 1024;

/** Gives a message to its gateway. What a gateway says with status 200 is believed only if it says that it took it. */
export async function attempt(world: World, message: Message): Promise<Answer> {
  try {
    const { url, body, token, isTaken } = requestOf(world, message);
    const response = await fetch(url, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(patience),
      headers: {
        "content-type": "application/json",
        "idempotency-key": encodeURIComponent(message.key),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await textOf(response);
    if (permanent.has(response.status)) return { outcome: "refused", why: `status ${response.status}` };
    if (!response.ok) return { outcome: "failed", why: `status ${response.status}` };
    return isTaken(parsed(text)) ? { outcome: "taken" } : { outcome: "failed", why: "not confirmed" };
  } catch (error) {
    return { outcome: "failed", why: error instanceof Error ? error.name : "error" };
  }
}

/** What another attempt would not change: the gateway does not take this message. */
const permanent: ReadonlySet<number> = new Set([400, 404, 410, 413, 422]);

interface Request {
  readonly url: string;
  readonly body: unknown;
  readonly token?: string;
  isTaken(answer: unknown): boolean;
}

function requestOf(world: World, message: Message): Request {
  return message.to.startsWith("group:") ? robotRequest(world, message) : personRequest(world, message);
}

/** A gateway confirms with `{"accepted": true, "key": …}`, where the key is the message's. */
function personRequest(
  world: World,
  { key, channel, address, to, incident, reason, text }: Message,
): Request {
  const gateway = world.estate.find("gateway", channel);
  if (!gateway) throw new Error("NoGateway");
  const { url, tokenFile } = gateway.value;
  const confirmed = z.object({ accepted: z.literal(true), key: z.literal(key) });
  return {
    url,
    body: { key, channel, address, person: to, incident, reason, text },
    ...(tokenFile === undefined ? {} : { token: secretIn(tokenFile) }),
    isTaken: (answer) => confirmed.safeParse(answer).success,
  };
}

const robotTook = z.union([z.object({ errcode: z.literal(0) }), z.object({ code: z.literal(0) })]);

/** Robots of the three chats have no keys: after a crash between their answer and our note, a group reads it twice. */
function robotRequest(world: World, { to, address, channel, text }: Message): Request {
  const receiver = world.receiver(to.slice("group:".length));
  const group = receiver?.value.groups[Number(address)];
  if (!group) throw new Error("NoGroup");
  const body =
    channel === "feishu"
      ? { msg_type: "text", content: { text } }
      : { msgtype: "text", text: { content: text } };
  return { url: secretIn(group.urlFile), body, isTaken: (answer) => robotTook.safeParse(answer).success };
}

/** Read anew for each message, so that a secret is changed without a restart. */
function secretIn(file: string): string {
  return readFileSync(file, "utf8").trim();
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += (part as Uint8Array).length;
    if (length > answerBytes) throw new Error("LongAnswer");
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
