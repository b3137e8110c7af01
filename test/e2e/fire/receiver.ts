import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AlertmanagerConfig } from "../../../monitoring/routing/config.js";

interface Heard {
  readonly status: string;
  readonly receiver: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Hears what an Alertmanager says, in place of the relay. */
export class Receiver {
  readonly heard: Heard[] = [];
  readonly #server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const { receiver, alerts } = JSON.parse(body) as { receiver: string; alerts: Omit<Heard, "receiver">[] };
    this.heard.push(...alerts.map(({ status, labels }) => ({ status, labels, receiver })));
    response.writeHead(200).end();
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

  has(alertname: string, pool?: string): boolean {
    return this.heard.some(
      ({ labels }) => labels.alertname === alertname && (pool === undefined || labels.pool === pool),
    );
  }

  /** A configuration with its routes as they are, whose receivers all come here, and soon. */
  takingAll(config: AlertmanagerConfig, url: string): AlertmanagerConfig {
    return {
      ...config,
      global: {},
      route: { ...config.route, group_wait: "1s", group_interval: "1s" },
      receivers: config.receivers.map(({ name }) => ({
        name,
        webhook_configs: [{ url, send_resolved: true }],
      })),
    };
  }
}
