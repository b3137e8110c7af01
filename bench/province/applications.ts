import { type Amount, give } from "./amounts.js";
import { industries, type Named, systems } from "./names.js";
import { type Department, provincePool, type Size, upwards } from "./tree.js";

type Tier = "core" | "important" | "general";
type ZoneName = "public" | "private" | "internet";

export interface Application {
  readonly department: Department;
  /** Its key in the department's file. */
  readonly key: string;
  readonly zh: string;
  readonly zone: ZoneName;
  readonly level: 2 | 3;
  readonly tier: Tier;
  readonly amount: Amount;
  /** The pool it runs in, then that of its standby if it has one. */
  readonly pools: readonly string[];
  /** The pool that keeps its backups. */
  readonly backup: string;
}

/** Systems for the departments: every bureau gets some before the units do, to the number asked for. */
export function applicationsOf(departments: readonly Department[], { applications }: Size): Application[] {
  const owners = [...departments.filter((one) => !one.parent), ...departments.filter((one) => one.parent)];
  const toBureaus = Math.min(applications, departments.filter((one) => !one.parent).length * 2);
  return Array.from({ length: applications }, (_, index) => {
    const isFirst = index < toBureaus;
    const owner = owners[isFirst ? index % (toBureaus / 2) : index - toBureaus / 2] as Department;
    const system = systems[(index * 7 + Math.floor(index / systems.length)) % systems.length] as Named;
    return application(owner, system, index);
  });
}

function application(department: Department, system: Named, index: number): Application {
  const tier: Tier = index % 10 === 0 ? "core" : index % 3 === 0 ? "important" : "general";
  const zone: ZoneName = index % 20 === 7 ? "private" : index % 5 === 3 ? "internet" : "public";
  const home = homeOf(department, index);
  // Two pools of one division would be lost together.
  const other = home === department.division.pool && home !== provincePool ? provincePool : "230100-harbin";
  const amount: Amount = {
    cpu: 2 + (index % 4) * 2,
    memory: 8 + (index % 4) * 8,
    storage: 50 + (index % 5) * 50,
    loadBalancers: zone === "internet" ? 1 : 0,
  };
  const pools = tier === "core" ? [home, other] : [home];
  for (const pool of pools) give(pool, amount, placesAbove(department));
  return {
    department,
    key: keyIn(department, system),
    zh: `${department.zh}${system.zh}`,
    zone,
    level: tier === "general" ? 2 : 3,
    tier,
    amount,
    pools,
    backup: other,
  };
}

const keys = new WeakMap<Department, Set<string>>();

/** The system's name, with a number where the department has one already. */
function keyIn(department: Department, system: Named): string {
  const taken = keys.get(department) ?? new Set();
  keys.set(department, taken);
  const key = taken.has(system.id) ? `${system.id}-${taken.size + 1}` : system.id;
  taken.add(key);
  return key;
}

/** Provincial departments with an industry cloud run in it; everybody else in the pool of their division. */
function homeOf(department: Department, index: number): string {
  const industry = industries.find(({ id }) => department.id === id);
  return industry && index % 2 === 0 ? `industry-${industry.id}` : department.division.pool;
}

function placesAbove(department: Department) {
  const owners = department.parent ? [department, department.parent] : [department];
  return [...owners, ...upwards(department.division)].map((one) => one.given);
}
