import { nearest } from "../../estate/source/validate.js";
import { UsageError } from "../../estate/usage-error.js";
import { elementKinds, policyElement } from "../planes/elements.js";
import { Transport } from "../planes/transport.js";
import { type World, withoutPolicies } from "../world.js";

/** A world in which something has failed, and what still carries paths there. */
export interface Failing {
  readonly world: World;
  readonly transport: Transport;
}

/**
 * Lets elements fail, by the names that `failures` has for them: policy objects are taken out of the world, the others
 * out of the network.
 * @throws UsageError for a name that nothing has
 */
export function failing(world: World, elements: readonly string[]): Failing {
  const transport = new Transport(world.network, elements);
  const policies = elements.filter((element) => element.startsWith("policy:"));
  const known = new Set([
    ...(policies.length < elements.length ? transport.elements : []),
    ...world.clusters.flatMap(({ pool }) => (pool === "" ? [] : `pool:${pool}`)),
    ...(policies.length > 0 ? policyElements(world) : []),
  ]);
  const unknown = elements.find((element) => !known.has(element));
  if (unknown !== undefined) throw unknownElement(world, unknown);
  const missing = new Set(policies);
  return {
    world:
      missing.size === 0
        ? world
        : withoutPolicies(world, (pool, policy) => missing.has(policyElement(pool, policy))),
    transport,
  };
}

function policyElements({ clusters }: World): string[] {
  return clusters.flatMap(({ pool, objects }) =>
    [...objects.networkPolicies, ...objects.clusterPolicies].map((policy) => policyElement(pool, policy)),
  );
}

/** What was meant may be misspelt, or lack its kind: `a` for `plane:a`. */
function unknownElement(world: World, element: string): UsageError {
  const network = new Transport(world.network, []).elements;
  const pools = world.clusters.flatMap(({ pool }) => (pool === "" ? [] : `pool:${pool}`));
  const all = [...new Set([...network, ...pools, ...policyElements(world)])];
  const bare = all.filter((one) => one.slice(one.indexOf(":") + 1) === element);
  const suggestion = bare[0] ?? nearest(element, all);
  const kinds = network.length > 0 ? elementKinds : pools.length > 0 ? ["pool", "policy"] : ["policy"];
  const words = kinds.map((kind) => `${kind}:`);
  return new UsageError(
    { zh: `没有可失效的 ${element}`, en: `there is no ${element} that could fail` },
    suggestion === undefined
      ? {
          zh: `写成 ${words.join("、")} 加名称；zhengyun failures --json 列出全部`,
          en: `write ${words.join(", ")} and a name; zhengyun failures --json lists them all`,
        }
      : { zh: `是不是 ${suggestion}？`, en: `did you mean ${suggestion}?` },
  );
}
