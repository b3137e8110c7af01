import type { Application } from "./applications.js";
import { type Pool, pools } from "./pools.js";

type Block = { cidr4: string };
type Segments = Record<string, Record<string, unknown>>;

/** Which departments need addresses of their own, by `<pool> <zone>`: see `talkersOf`. */
export type Talkers = ReadonlyMap<string, ReadonlySet<string>>;

/** A pool's address plan. Private segments are one VRF per department and may overlap elsewhere. */
export function segmentsFile(pool: Pool, applications: readonly Application[], talkers: Talkers) {
  const base = 8 * pool.index;
  const planes = ["a", "b"];
  const name = pool.id.replace(/^\d+-/, "");
  const shared = (
    zone: "public" | "internet" | "management",
    cidr4: string,
    blocks: Record<string, Block>,
  ) => ({
    zone,
    vrf: zone,
    cidr4,
    cidr6: `fd00:${(base + { public: 0, internet: 4, management: 6 }[zone]).toString(16)}::/32`.replace(
      ":0::",
      "::",
    ),
    planes,
    committedMbps: 500,
    allocations: blocks,
  });
  const segments: Segments = {
    [`${name}-public`]: shared(
      "public",
      `10.${base}.0.0/14`,
      blocks(`10.${base}`, talkers.get(`${pool.id} public`)),
    ),
    [`${name}-internet`]: shared(
      "internet",
      `10.${base + 4}.0.0/15`,
      blocks(`10.${base + 4}`, talkers.get(`${pool.id} internet`)),
    ),
    [`${name}-management`]: shared("management", `10.${base + 6}.0.0/16`, {}),
  };
  return { segments: Object.assign(segments, privateSegments(pool, applications)) };
}

function blocks(beginning: string, departments: ReadonlySet<string> | undefined): Record<string, Block> {
  const ids = [...(departments ?? [])].sort();
  return Object.fromEntries(
    ids.map((id, index) => [id, { cidr4: `${beginning}.${Math.floor(index / 8)}.${(index % 8) * 32}/27` }]),
  );
}

function privateSegments(pool: Pool, applications: readonly Application[]): Segments {
  const owners = new Set(
    applications
      .filter((application) => application.zone === "private" && application.pools.includes(pool.id))
      .map((application) => application.department.id),
  );
  const numbered = [...owners].sort().map((id, index) => {
    const segment = {
      zone: "private",
      vrf: id,
      department: id,
      cidr4: `10.${8 * pool.index + 7}.${Math.floor(index / 4)}.${(index % 4) * 64}/26`,
      planes: ["a", "b"],
      committedMbps: 20,
    };
    return [`${id}-p${pool.index}`, segment] as const;
  });
  return Object.fromEntries(numbered);
}

/** Two planes of two carriers that share no site, room, power, duct or device. */
export function planesFile(committed: ReadonlyMap<string, number>) {
  const plane = (letter: "a" | "b", number: number) => ({
    name: { zh: `第${number === 0 ? "一" : "二"}平面` },
    carrier: `carrier-${letter}`,
    asn: 4_200_230_000,
    routers: {
      core: { ...place(letter, "core"), loopback: `10.255.${number}.1`, device: `router-${letter}` },
    },
    circuits: Object.fromEntries(
      pools.map((pool) => [`to-${pool.id}`, circuit(pool, letter, number, committed)]),
    ),
  });
  return { planes: { a: plane("a", 0), b: plane("b", 1) } };
}

const place = (letter: string, at: string) => ({
  site: `${at}-site-${letter}`,
  room: `${at}-room-${letter}`,
  power: `${at}-power-${letter}`,
});

function circuit(pool: Pool, letter: string, number: number, committed: ReadonlyMap<string, number>) {
  return {
    pool: pool.id,
    router: "core",
    duct: `${pool.id}-duct-${letter}`,
    ...place(letter, pool.id),
    device: `${pool.id}-switch-${letter}`,
    capacityMbps: Math.ceil(((committed.get(pool.id) ?? 0) * 1.2) / 1000) * 1000 + 10_000,
    peerAddress: `10.254.${pool.index}.${number * 4 + 1}`,
    localAddress: `10.254.${pool.index}.${number * 4 + 2}`,
  };
}

/** What was promised at a pool, over all its segments. */
export function committedAt(segments: Segments): number {
  return Object.values(segments).reduce((sum, segment) => sum + Number(segment.committedMbps), 0);
}
