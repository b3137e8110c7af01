import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readCall } from "./call.js";
import { isCaller, personToken, same } from "./doors.js";
import type { refusals } from "./metrics.js";
import { recordOf } from "./record.js";
import { type Action, actions, type Relay } from "./relay.js";
import type { World } from "./world.js";

/** What the doors of a relay need. */
export interface ServerProps {
  readonly relay: Relay;
  readonly world: World;
  /** What Alertmanager shows: a token, or `user:password`. */
  readonly caller: string;
  /** What the tokens of people are made with. */
  readonly secret: string;
}

/** A call is never longer than this: two thousand alerts, with all their words. */
const bodyBytes = 8 * 1024 * 1024;

/** A refusal, which is counted under its reason. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: (typeof refusals)[number],
  ) {
    super(reason);
  }
}

/** The doors of a relay: Alertmanager's, those of people, and that of Prometheus. */
export function relayServer(props: ServerProps): Server {
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 5_000 }, (request, response) => {
    answer(props, request)
      .catch((error: unknown): Reply => {
        const { status, reason } = error instanceof Refusal ? error : new Refusal(500, "fault");
        props.relay.metrics.refused.inc({ reason });
        // What was not read of a body is not waited for.
        return { status, type: "text/plain", body: `${reason}\n`, isLast: true };
      })
      .then((reply) => send(response, reply));
  });
  server.maxConnections = 512;
  return server;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly isLast?: boolean;
}

function send(response: ServerResponse, { status, type, body, isLast }: Reply): void {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-store",
    ...(isLast ? { connection: "close" } : {}),
  });
  response.end(body);
}

async function answer(props: ServerProps, request: IncomingMessage): Promise<Reply> {
  const path = request.url ?? "/";
  if (!URL.canParse(path, "http://relay")) throw new Refusal(404, "unknown-path");
  const url = new URL(path, "http://relay");
  const [place = "", id = "", action = ""] = url.pathname.slice(1).split("/");
  const { relay } = props;
  if (place === "healthz") return { status: 200, type: "text/plain", body: "ok\n" };
  if (place === "metrics")
    return { status: 200, type: "text/plain", body: await relay.metrics.registry.metrics() };
  if (place === "alerts" && request.method === "POST") return alerts(props, request, id);
  if (place === "incidents" && id === "") return list(props, request);
  if (place === "incidents") return incident(props, request, url, id, action);
  throw new Refusal(404, "unknown-path");
}

async function alerts(props: ServerProps, request: IncomingMessage, receiver: string): Promise<Reply> {
  const { relay, world } = props;
  if (!isCaller(request.headers.authorization, props.caller)) throw new Refusal(401, "unauthenticated");
  if (!world.receiver(receiver)) throw new Refusal(404, "unknown-receiver");
  const call = readCall(await bodyOf(request));
  if (!call) throw new Refusal(400, "malformed");
  const taken = relay.receive(receiver, call);
  if (taken === "busy") throw new Refusal(503, "busy");
  if (taken === "replayed") throw new Refusal(409, "replayed");
  relay.metrics.calls.inc({ outcome: taken });
  return { status: 200, type: "application/json", body: `{"taken":"${taken}"}\n` };
}

function list({ relay, caller }: ServerProps, request: IncomingMessage): Reply {
  if (!isCaller(request.headers.authorization, caller)) throw new Refusal(401, "unauthenticated");
  const records = [...relay.state.incidents.values()].slice(-1_000).map(recordOf);
  return { status: 200, type: "application/json", body: JSON.stringify(records) };
}

/** A link opened shows a button; only pressing it does something, because chats open links by themselves. */
async function incident(
  { relay, secret }: ServerProps,
  request: IncomingMessage,
  url: URL,
  id: string,
  action: string,
): Promise<Reply> {
  const person = url.searchParams.get("person") ?? "";
  const token = url.searchParams.get("token") ?? "";
  if (!person || !same(token, personToken(secret, id, person))) throw new Refusal(403, "unauthenticated");
  const found = relay.state.incidents.get(id);
  if (!found || !isAction(action)) throw new Refusal(404, "unknown-incident");
  if (request.method === "GET") return { status: 200, type: "text/html", body: page(found.title, action) };
  if (request.method !== "POST") throw new Refusal(405, "method");
  const text = (await bodyOf(request)).slice(0, 10_000);
  relay.act(found, person, action, text);
  return { status: 200, type: "application/json", body: JSON.stringify(recordOf(found)) };
}

function isAction(word: string): word is Action {
  return actions.some((action) => action === word);
}

const words: Readonly<Record<Action, string>> = {
  claim: "认领",
  report: "已上报",
  resolve: "已恢复",
  review: "提交复盘",
};

function page(title: string, action: Action): string {
  const shown = title.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words[action]}</title><p>${shown}</p><form method="post"><button>${words[action]}</button></form>`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  if (Number(request.headers["content-length"] ?? 0) > bodyBytes) throw new Refusal(413, "oversized");
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > bodyBytes) throw new Refusal(413, "oversized");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
