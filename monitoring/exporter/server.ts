import { createServer, type Server } from "node:http";

/**
 * Serves the text of `/metrics`; nothing else is there. A scrape that fails is answered with 500 and without
 * particulars, which nobody but the log should see.
 */
export async function serveMetrics(
  text: () => Promise<string>,
  host: string,
  port: number,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0];
    const isAsked = (request.method === "GET" || request.method === "HEAD") && path === "/metrics";
    if (!isAsked) return void response.writeHead(404).end();
    text().then(
      (metrics) =>
        response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }).end(metrics),
      () => response.writeHead(500).end(),
    );
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return { server, port: typeof address === "object" && address ? address.port : port };
}
