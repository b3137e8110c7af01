import { readFrrConfiguration } from "../frr/configuration.js";
import { merge } from "../frr/merge.js";
import type { PoolObjects, Resource } from "./sessions.js";

/** Why an object would not be taken, or would do something else than what is meant. */
export interface Refusal {
  readonly pool: string;
  /** Kind and name. */
  readonly object: string;
  readonly reason: { readonly zh: string; readonly en: string };
}

/**
 * What does not hold together in a pool: configurations that frr-k8s refuses, or that say what nobody here has looked
 * into (a VRF imported into another, text for the router as it stands), and names of what is not there.
 */
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
  const configurations = kind("FRRConfiguration");
  const strange = configurations.flatMap((one) => {
    const text = faultOf(one, () => readFrrConfiguration(one));
    return text === undefined
      ? []
      : about(one, `含有从不生成的内容：${text}`, `it says what is never generated: ${text}`);
  });
  if (strange.length > 0) return [...dangling, ...strange];
  const clash = clashIn(configurations);
  return clash
    ? [...dangling, about(clash.one, `frr-k8s 不接受：${clash.text}`, `frr-k8s refuses it: ${clash.text}`)]
    : dangling;
}

/** The first configuration that frr-k8s does not take by itself or beside those before it. */
function clashIn(all: readonly Resource[]): { one: Resource; text: string } | undefined {
  const read = all.map(readFrrConfiguration);
  const last = all.at(-1);
  if (!last || faultOf(last, () => merge(read)) === undefined) return undefined;
  for (const [index, one] of all.entries()) {
    const text = faultOf(one, () => merge(read.slice(0, index + 1)));
    if (text !== undefined) return { one, text };
  }
  return undefined;
}

/** What is wrong, without the object's name, which whoever tells of it says already. */
function faultOf({ metadata }: Resource, read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message.replace(`FRRConfiguration ${metadata?.name}: `, "");
  }
}
