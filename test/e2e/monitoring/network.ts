import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { dirname, join } from "node:path";
import { TLSSocket } from "node:tls";
import type { Access } from "../cluster/access.js";

/** What an exporter that is asked for says, or whither it sends; undefined where nobody listens. */
export type Answering = (
  url: string,
  authorization: string | undefined,
) => string | { readonly location: string } | undefined;

/** A network of addresses that no machine has: Prometheus asks for them through a proxy, which answers itself. */
export interface Network {
  readonly proxy: string;
  close(): void;
}

/** Opens one. TLS is spoken with the certificate of the API server. */
export async function openNetwork({ caFile }: Access, answer: Answering): Promise<Network> {
  const folder = dirname(caFile);
  const [key, cert] = ["server.key", "server.crt"].map((name) => readFileSync(join(folder, name)));
  const hosts = new WeakMap<Socket, string>();
  const server = createServer((request, response) => respond(request, response, hosts, answer));
  server.on("connect", (request: IncomingMessage, socket: Socket) => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    const secure = new TLSSocket(socket, { isServer: true, key, cert });
    // Who does not trust the certificate goes away.
    secure.on("error", () => secure.destroy());
    hosts.set(secure, `https://${request.url}`);
    server.emit("connection", secure);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** To a proxy the whole address is told; inside a tunnel the path alone. */
function respond(
  request: IncomingMessage,
  response: ServerResponse,
  hosts: WeakMap<Socket, string>,
  answer: Answering,
): void {
  const said = answer(`${hosts.get(request.socket) ?? ""}${request.url}`, request.headers.authorization);
  if (typeof said === "object") {
    response.writeHead(302, said).end();
    return;
  }
  response.writeHead(said === undefined ? 404 : 200, { "content-type": "text/plain; version=0.0.4" });
  response.end(said);
}
