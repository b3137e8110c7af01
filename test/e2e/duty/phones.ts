import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A message as a gateway is asked to bring it. */
export interface Ring {
  readonly key: string;
  readonly person: string;
  readonly channel: string;
  readonly incident?: string;
  readonly reason: string;
  readonly text: string;
  /** When it rang, in milliseconds since 1970. */
  readonly at: number;
}

/** How a gateway answers; `dropped` and `slow` have rung and do not say so. */
export type Mood = "well" | "down" | "lying" | "dropped" | "slow";

/** A gateway that rings once a key, whatever it is asked; its mood says how it answers. */
export class Phones {
  readonly rings = new Map<string, Ring>();
  asked = 0;
  mood: (nth: number) => Mood = () => "well";
  readonly #server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const ring = { ...(JSON.parse(body) as Omit<Ring, "at">), at: Date.now() };
    const mood = this.mood(this.asked++);
    if (mood === "down") return void response.writeHead(503).end();
    if (mood === "lying") return void response.writeHead(200).end('{"accepted":true,"key":"another"}');
    if (!this.rings.has(ring.key)) this.rings.set(ring.key, ring);
    if (mood === "dropped") return void request.socket.destroy();
    if (mood === "slow") return;
    response.writeHead(200).end(JSON.stringify({ accepted: true, key: ring.key }));
  });

  /** Opens it on a free port of the loopback, and says at which address. */
  async open(): Promise<string> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** What rang, by one channel or by all. */
  of(channel?: string): Ring[] {
    return [...this.rings.values()].filter((ring) => channel === undefined || ring.channel === channel);
  }
}
