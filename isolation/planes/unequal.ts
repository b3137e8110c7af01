import { groupBy } from "../../estate/estate.js";
import type { Ground, GroundCircuit } from "./ground.js";
import { isInside } from "./routes.js";
import type { PoolSession } from "./sessions.js";

/** Something that a pool exchanges over one of its circuits and not over another that should carry it, too. */
export interface Gap {
  readonly vrf: string;
  /** The circuit that lacks it. */
  readonly circuit: GroundCircuit;
  readonly what: "announced" | "accepted";
  readonly prefix: string;
}

/** One prefix that a session exchanges. */
interface Item {
  readonly key: string;
  readonly vrf: string;
  readonly what: Gap["what"];
  readonly prefix: string;
  readonly peer: string;
}

/** Compares all circuits of a pool: what one carries in a VRF, those of every plane of its segment carry. */
export function gapsOf(
  pool: string,
  sessions: readonly PoolSession[],
  { circuits, segments }: Ground,
): Gap[] {
  const own = circuits.filter((one) => one.pool === pool);
  const planesOf = ({ vrf, prefix }: Item): readonly string[] => {
    const here = segments.filter((one) => one.vrf === vrf);
    const holding = here.find(({ networks }) => networks.some((network) => isInside(prefix, network)));
    return (holding ?? here.find((one) => one.pool === pool))?.planes ?? [];
  };
  const items = sessions.filter((one) => one.pool === pool).flatMap(itemsOf);
  return [...groupBy(items, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { vrf, what, prefix } = first;
    const planes = planesOf(first);
    return own
      .filter(({ plane, peer }) => planes.includes(plane) && !same.some((one) => one.peer === peer))
      .map((circuit) => ({ vrf, what, prefix, circuit }));
  });
}

/** Of one that filters nothing there is no saying what it exchanges; that is told as out of place. */
function itemsOf({ object, vrf, peer, announces, takes }: PoolSession): Item[] {
  const from = object.replace(/ .*$/, "");
  const item = (what: Gap["what"], prefix: string): Item => ({
    key: `${from} ${vrf} ${what} ${prefix}`,
    vrf,
    what,
    prefix: prefix.replace(/ .*$/, ""),
    peer,
  });
  return [
    ...(announces === "all" ? [] : announces).map((prefix) => item("announced", prefix)),
    ...(takes === "all" ? [] : takes).map(({ prefix, le }) =>
      item("accepted", le === undefined ? prefix : `${prefix} le ${le}`),
    ),
  ];
}
