import { at, defineCheck } from "../../checks.js";
import type { Entity, Path } from "../../entity.js";

interface Params {
  address: string;
  other: string;
}

interface Used {
  readonly plane: Entity<"plane">;
  readonly path: Path;
  readonly address: string;
}

/** Each end of a circuit and each router has an address of its own: two peers with one address are refused by BGP. */
export default defineCheck<Params>({
  code: "PLN011",
  severity: "error",
  title: {
    zh: "互联地址与环回地址全省唯一",
    en: "Addresses of circuits and routers are used once in the province",
  },
  message: {
    zh: (p) => `地址 ${p.address} 已用于 ${p.other}`,
    en: (p) => `address ${p.address} is used by ${p.other} already`,
  },
  hint: {
    zh: () => "请为每条电路的两端和每台路由器各用一个地址",
    en: () => "give each end of a circuit and each router an address of its own",
  },
  *find(estate) {
    const first = new Map<string, Used>();
    for (const used of estate.all("plane").flatMap(addressesOf)) {
      const { plane, path, address } = used;
      const other = first.get(address);
      if (!other) first.set(address, used);
      else
        yield {
          at: at(plane, path),
          params: { address, other: `${other.plane.id}/${other.path[1]}` },
          related: [at(other.plane, other.path)],
        };
    }
  },
});

function addressesOf(plane: Entity<"plane">): Used[] {
  const routers = Object.entries(plane.value.routers).map(([id, { loopback }]) => ({
    plane,
    path: ["routers", id, "loopback"],
    address: loopback,
  }));
  const circuits = Object.entries(plane.value.circuits).flatMap(([id, circuit]) =>
    (["peerAddress", "localAddress"] as const).map((key) => ({
      plane,
      path: ["circuits", id, key],
      address: circuit[key],
    })),
  );
  return [...routers, ...circuits];
}
