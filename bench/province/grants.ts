import type { Application } from "./applications.js";
import type { Talkers } from "./network.js";
import type { Size } from "./tree.js";

export interface Grant {
  readonly id: string;
  readonly from: Application;
  readonly to: Application;
}

const nameOf = ({ department, key }: Application) => `${department.id}/${key}`;

/** Systems of the cities that use shared services of the province, all within the public zone. */
export function grantsOf(
  applications: readonly Application[],
  services: readonly Application[],
  size: Size,
): Grant[] {
  const users = applications.filter(
    ({ zone, department }) => zone === "public" && department.division.level === "city",
  );
  return Array.from({ length: Math.min(size.grants, users.length) }, (_, index) => ({
    id: `g-${String(index + 1).padStart(4, "0")}`,
    from: users[(index * 13) % users.length] as Application,
    to: services[index % services.length] as Application,
  }));
}

/** Eight provincial systems that others build on. */
export function servicesOf(applications: readonly Application[]): Application[] {
  return applications
    .filter(
      ({ zone, department, level }) =>
        zone === "public" && level === 3 && department.division.level === "province",
    )
    .slice(0, 8);
}

export function grantFile({ from, to }: Grant) {
  return {
    from: nameOf(from),
    to: nameOf(to),
    ports: ["tcp/443"],
    purpose: `${from.zh}调用${to.zh}的共性能力`,
    requester: `${from.department.id}-admin`,
    approver: "security-officer",
    approved: "2026-03-02",
    expires: "2027-03-01",
  };
}

export function serviceFile(application: Application) {
  return {
    name: { zh: `${application.zh}共性服务` },
    application: nameOf(application),
    ports: ["tcp/443"],
    objective: { availability: 99.9, latencyMs: 500 },
  };
}

/** Which departments need addresses of their own, by pool and zone: both ends of grants, and who balances loads. */
export function talkersOf(grants: readonly Grant[], applications: readonly Application[]): Talkers {
  const balanced = applications.filter(({ amount }) => amount.loadBalancers > 0);
  const talkers = new Map<string, Set<string>>();
  for (const { department, pools, zone } of [...grants.flatMap(({ from, to }) => [from, to]), ...balanced]) {
    for (const pool of pools) {
      const known = talkers.get(`${pool} ${zone}`) ?? new Set();
      talkers.set(`${pool} ${zone}`, known.add(department.id));
    }
  }
  return talkers;
}
