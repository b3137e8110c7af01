// node enumerate.js OUT singles|pairs: a province of 14 sites on two planes, and what failures do to it.
import { writeFileSync } from "node:fs";
import { pairs, singles } from "../../isolation/planes/failures.js";
import { PlaneModel } from "../../isolation/planes/model.js";

const [out = "", what] = process.argv.slice(2);
const sites = Array.from({ length: 14 }, (_, site) => site);
const vrfs = [
  "public",
  "internet",
  "management",
  ...Array.from({ length: 7 }, (_, index) => `private-${index}`),
];
const network = (site: number, vrf: number) => `10.${site * 16 + vrf}.0.0/16`;
const circuits = ["a", "b"].flatMap((plane) =>
  sites.map((site) => ({
    id: `c${site}`,
    plane,
    pool: `p${site}`,
    router: `r${site % 4}`,
    sites: [`house ${site}`, `exchange ${plane}${site % 4}`],
    peer: `${plane}${site}`,
  })),
);
const sessions = circuits.flatMap(({ pool, peer }) =>
  vrfs.map((vrf, number) => ({
    pool,
    object: vrf,
    vrf,
    nodes: vrf,
    peer,
    announces: [network(Number(pool.slice(1)), number)],
    takes: sites
      .filter((site) => `p${site}` !== pool)
      .map((site) => ({ prefix: network(site, number), le: 32 })),
  })),
);
const demands = sites.flatMap((from) =>
  sites
    .filter((to) => to !== from)
    .flatMap((to) => vrfs.map((vrf) => ({ from: `p${from}`, to: `p${to}`, vrf, grants: [] }))),
);

const started = performance.now();
const model = new PlaneModel(sessions, { circuits, segments: [], demands });
const alone = singles(model).length;
const examined = what === "pairs" ? pairs(model).examined : 0;
performance.measure("bench", { start: started, end: performance.now() });
writeFileSync(out, `${alone} ${examined}`);
