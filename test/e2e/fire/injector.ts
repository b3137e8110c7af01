import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Series as they are at a moment, in milliseconds since 1970, by selector; undefined for what is not there. */
export type World = ReadonlyMap<string, (at: number) => number | undefined>;

/** An exporter that serves whatever world it is given: a healthy one, or one with faults in it. */
export class Injector {
  world: World = new Map();
  readonly #server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
    response.end(exposition(this.world, Date.now()));
  });

  /** Opens it on a free port of the loopback; its address, as a target. */
  async open(): Promise<string> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** A world at a moment as Prometheus reads it. */
function exposition(world: World, at: number): string {
  const lines: string[] = [];
  for (const [selector, valueAt] of world) {
    const value = valueAt(at);
    if (value !== undefined) lines.push(`${selector} ${value}\n`);
  }
  return lines.join("");
}

/** The same every five seconds for so many minutes up to a moment, in OpenMetrics, as if it had been scraped. */
export function history(world: World, minutes: number, until: number): string {
  const lines: string[] = [];
  for (const [selector, valueAt] of world) {
    for (let at = until - minutes * 60_000; at <= until; at += 5_000) {
      const value = valueAt(at);
      if (value !== undefined) lines.push(`${selector} ${value} ${at / 1000}\n`);
    }
  }
  return lines.join("");
}
