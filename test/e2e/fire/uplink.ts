import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The line from a pool to the province: it carries bytes until it is cut. */
export class Uplink {
  readonly #open = new Set<Socket>();
  readonly #server = createServer((near) => {
    const far = connect(this.port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(one);
      one.on("error", () => other.destroy()).on("close", () => this.#open.delete(one));
      one.pipe(other);
    }
  });

  /** @param port where the province listens */
  constructor(private readonly port: number) {}

  /** Opens it; the address at the pool's end. */
  async open(): Promise<string> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Cuts it in the middle of whatever it carries. */
  cut(): void {
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
  }
}
