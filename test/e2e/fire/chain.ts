import { join } from "node:path";
import { Phones } from "../duty/phones.js";
import { RelayProcess, relayAddress } from "../duty/relay-process.js";
import { startAlertmanagerOf } from "./alertmanager.js";
import { estateToldAlone, type ToldAlone } from "./told-alone.js";

/** All that stands between an alert and a phone: an Alertmanager, the relay as a process, and a gateway. */
export interface Chain {
  readonly phones: Phones;
  readonly relay: RelayProcess;
  /** Where the relay listens. */
  readonly listen: string;
  /** Where alerts are sent. */
  readonly alertmanager: string;
  close(): Promise<void>;
}

/**
 * Starts the chain of an estate in which everybody is told alone.
 * @param folder for the estate, secrets and the journal
 * @param program the compiled command
 */
export async function openChain(folder: string, program: string, told: readonly ToldAlone[]): Promise<Chain> {
  const undo: (() => unknown)[] = [];
  const close = async () => {
    for (const one of undo.splice(0).reverse()) await one();
  };
  try {
    const phones = new Phones();
    const gateway = await phones.open();
    undo.push(() => phones.close());
    const listen = await relayAddress();
    const tokenFile = join(folder, "token");
    const root = estateToldAlone(join(folder, "estate"), told, {
      relay: `http://${listen}`,
      tokenFile,
      gateway,
    });
    const relay = await RelayProcess.start({ program, estate: root, folder, listen });
    undo.push(() => relay.kill());
    const alertmanager = await startAlertmanagerOf(root);
    undo.push(() => alertmanager.stop());
    return { phones, relay, listen, alertmanager: alertmanager.address, close };
  } catch (error) {
    await close();
    throw error;
  }
}
