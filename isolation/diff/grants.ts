import type { Pair } from "../listing/listing.js";
import { ask } from "../question/ask.js";
import type { GrantCite } from "../question/cite.js";
import type { World } from "../world.js";

/** The grants that rules come from which let a listed pair pass, each once. */
export function pathGrants(world: World, { from, to, ports }: Pair): GrantCite[] {
  const [first] = ports;
  if (first === undefined) return [];
  const { paths } = ask(
    world,
    partyName(from),
    partyName(to),
    ports.length === 1 ? first.toLowerCase() : undefined,
  );
  const cites = paths.flatMap(({ legs }) => legs).flatMap(({ rules }) => rules.map(({ grant }) => grant));
  return [...new Map(cites.flatMap((grant) => (grant ? [[grant.id, grant] as const] : []))).values()];
}

/** A listed peer as questions name it; any address of a stretch stands for all. */
function partyName(id: string): string {
  return id.startsWith("ip:") ? (id.slice("ip:".length).split("-")[0] ?? "") : `workload:${id}`;
}
