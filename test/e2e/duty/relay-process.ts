import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../cluster/free-port.js";
import { until } from "../until.js";

/** What Alertmanager shows to the relays of tests. */
export const callerToken = "alertmanager-shows-this";

export interface RelayProps {
  /** The compiled command. */
  readonly program: string;
  readonly estate: string;
  /** Where its secrets and its journal lie. */
  readonly folder: string;
  /** Where it listens: `127.0.0.1:9095`. */
  readonly listen: string;
}

/** `zhengyun duty relay` as a process of its own. */
export class RelayProcess {
  readonly #child: ChildProcess;
  readonly url: string;

  private constructor({ program, estate, folder, listen }: RelayProps) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "token"), `${callerToken}\n`);
    writeFileSync(join(folder, "secret"), "what-links-are-made-with\n");
    this.url = `http://${listen}`;
    const options = ["--journal", join(folder, "journal"), "--listen", listen];
    const secrets = ["--token-file", join(folder, "token"), "--secret-file", join(folder, "secret")];
    const command = [program, "duty", "relay", estate, ...options, ...secrets];
    this.#child = spawn(process.execPath, command, { stdio: "ignore" });
  }

  /** Starts one, and waits until it answers. */
  static async start(props: RelayProps): Promise<RelayProcess> {
    const relay = new RelayProcess(props);
    await until(async () => (await fetch(`${relay.url}/healthz`)).ok);
    return relay;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Gives it a call of Alertmanager. */
  post(body: string, authorization = `Bearer ${callerToken}`, receiver = "main"): Promise<Response> {
    return fetch(`${this.url}/alerts/${receiver}`, { method: "POST", headers: { authorization }, body });
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text();
  }

  /** Its records of incidents. */
  async incidents<Record>(): Promise<Record[]> {
    const headers = { authorization: `Bearer ${callerToken}` };
    return (await (await fetch(`${this.url}/incidents`, { headers })).json()) as Record[];
  }

  /** Ends it without a word, as a power cut would. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }
}

/** An address of the loopback for a relay that its configuration has to name beforehand. */
export async function relayAddress(): Promise<string> {
  return `127.0.0.1:${await freePort()}`;
}
