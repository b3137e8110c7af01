import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands between a client and an API server, and can fall silent, be slow, or break off in the middle. */
export interface Gateway {
  readonly port: number;
  /** Takes no connections from now on, and ends those there are. */
  close(): void;
  open(): void;
  /**
   * Breaks off once so many bytes more have come from clients: what has come is still handed on, but no answer comes
   * back.
   */
  breakAfter(bytes: number): void;
  /** Holds everything that clients send for so many milliseconds. */
  delay(milliseconds: number): void;
  stop(): Promise<void>;
}

/** @param target port on 127.0.0.1 */
export async function startGateway(target: number): Promise<Gateway> {
  const sockets = new Set<Socket>();
  let isOpen = true;
  let left = Number.POSITIVE_INFINITY;
  let held = 0;
  const close = () => {
    isOpen = false;
    for (const socket of sockets) socket.destroy();
  };
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).once("close", () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    if (!isOpen) return void client.resetAndDestroy();
    const upstream = connect(target, "127.0.0.1");
    keep(upstream);
    upstream.on("data", (data) => left > 0 && client.write(data)).once("close", () => client.destroy());
    client.once("close", () => upstream.destroy());
    client.on("data", (data) => {
      left -= data.length;
      if (left <= 0) setTimeout(close, 500);
      if (held === 0) upstream.write(data);
      else setTimeout(() => upstream.writable && upstream.write(data), held);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close,
    open() {
      isOpen = true;
      left = Number.POSITIVE_INFINITY;
    },
    breakAfter(bytes) {
      left = bytes;
    },
    delay(milliseconds) {
      held = milliseconds;
    },
    stop() {
      close();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
