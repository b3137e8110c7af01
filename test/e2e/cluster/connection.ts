import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type OutgoingHttpHeaders, connect as openSession } from "node:http2";
import { text } from "node:stream/consumers";
import type { Access, Answer } from "./access.js";

/** Who a request is made as, by an administrator who may impersonate everybody. */
export interface Requester {
  readonly user: string;
  readonly groups: readonly string[];
}

/** What to ask of the API server. */
export interface Asked {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  /** Sent as JSON. @default - no body */
  readonly body?: object;
  /** What a PATCH is: a strategic merge, which only built-in kinds know, or a server-side apply. @default merge */
  readonly patch?: "merge" | "apply";
  /** @default - the administrator */
  readonly as?: Requester;
}

/** A connection to one API server that is kept, for those who ask much. */
export interface Connection {
  /** @throws when nobody answers */
  ask(asked: Asked): Promise<Answer>;
  close(): void;
}

/** Opens one connection, over which any number of requests are under way at a time (HTTP/2). */
export function connect(access: Access): Connection {
  const session = openSession(access.url, { ca: readFileSync(access.caFile) });
  // Requests under way are told of it by themselves.
  session.on("error", () => {});
  return {
    ask: async ({ method, path, body, patch, as }) => {
      const headers = headersOf(
        access,
        method === "PATCH" ? patches[patch ?? "merge"] : "application/json",
        as,
      );
      const stream = session.request({ ":method": method, ":path": path, ...headers });
      const answered = once(stream, "response");
      stream.end(body === undefined ? undefined : JSON.stringify(body));
      const [said] = await answered;
      return { status: Number(said[":status"]), body: await text(stream) };
    },
    close: () => session.close(),
  };
}

const patches = {
  merge: "application/strategic-merge-patch+json",
  apply: "application/apply-patch+yaml",
} as const;

function headersOf({ token }: Access, contentType: string, as: Requester | undefined): OutgoingHttpHeaders {
  return {
    authorization: `Bearer ${token}`,
    "content-type": contentType,
    // Whoever is logged in is in this group too; impersonation does not add it.
    ...(as
      ? { "impersonate-user": as.user, "impersonate-group": [...as.groups, "system:authenticated"] }
      : {}),
  };
}

/** Does work for each item, so many at a time; the results are in the order of the items. */
export async function inFlight<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const [index, item] of queue) results[index] = await work(item);
    }),
  );
  return results;
}
