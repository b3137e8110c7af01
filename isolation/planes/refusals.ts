import { readFrrConfiguration } from "../frr/configuration.js";
import { merge } from "../frr/merge.js";
import type { PoolObjects, Resource } from "./sessions.js";

/** Why a controller would not take an object, or not do with it what was meant. */
export interface Refusal {
  readonly pool: string;
  /** Kind and name. */
  readonly object: string;
  readonly reason: { readonly zh: string; readonly en: string };
}

/** What does not hold together in a pool: configurations that frr-k8s refuses, names of what is not there. */
export function refusalsOf({ pool, resources }: PoolObjects): Refusal[] {
  const kind = (name: string) => resources.filter((one) => one.kind === name);
  const about = (one: Resource, zh: string, en: string): Refusal => ({
    pool,
    object: `${one.kind} ${one.metadata?.name}`,
    reason: { zh, en },
  });
  const named = [
    ["peers", "BGPPeer"],
    ["ipAddressPools", "IPAddressPool"],
  ] as const;
  const dangling = kind("BGPAdvertisement").flatMap((one) =>
    named.flatMap(([list, of]) => {
      const names = (one.spec?.[list] ?? []) as readonly string[];
      if (names.length === 0)
        return [about(one, `${list} 为空，意为全部`, `its ${list} is empty, which means all`)];
      const there = new Set(kind(of).map(({ metadata }) => metadata?.name));
      return names
        .filter((name) => !there.has(name))
        .map((name) => about(one, `没有 ${of} ${name}`, `there is no ${of} ${name}`));
    }),
  );
  const fault = frrFault(kind("FRRConfiguration"));
  const refused = fault
    ? [about(fault.configuration, `frr-k8s 不接受：${fault.text}`, `frr-k8s refuses it: ${fault.text}`)]
    : [];
  return [...dangling, ...refused];
}

/** The first configuration that frr-k8s does not take beside those before it. */
function frrFault(all: readonly Resource[]): { configuration: Resource; text: string } | undefined {
  if (mergeFault(all) === undefined) return undefined;
  for (const [index, configuration] of all.entries()) {
    const text = mergeFault(all.slice(0, index + 1));
    // The message names the object, and so does whoever tells of it.
    const name = `FRRConfiguration ${configuration.metadata?.name}: `;
    if (text !== undefined) return { configuration, text: text.replace(name, "") };
  }
  return undefined;
}

function mergeFault(configurations: readonly Resource[]): string | undefined {
  return faultOf(() => merge(configurations.map(readFrrConfiguration)));
}

function faultOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message;
  }
}
