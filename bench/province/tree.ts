import type { ByPool } from "./amounts.js";
import { bureaus, cities } from "./names.js";

/** How large a province is generated. */
export interface Size {
  /** How departments are spread over the levels. @default three of the province to two of a city and one of a county */
  readonly weights?: Readonly<Record<Division["level"], number>>;
  readonly counties: number;
  readonly departments: number;
  readonly applications: number;
  readonly grants: number;
}

/** The province that the targets are stated for. */
export const wholeProvince: Size = { counties: 121, departments: 22_600, applications: 8_900, grants: 120 };

export interface Division {
  readonly code: string;
  readonly zh: string;
  readonly level: "province" | "city" | "county";
  readonly parent?: Division;
  /** Beginning of the ids of its departments. */
  readonly prefix: string;
  /** The pool its departments live in. */
  readonly pool: string;
  readonly given: ByPool;
}

export interface Department {
  readonly id: string;
  readonly zh: string;
  readonly division: Division;
  readonly parent?: Department;
  readonly given: ByPool;
}

export const provincePool = "230000-province";

/** The province, its cities and its counties, parents first. */
export function divisionsOf({ counties }: Size): Division[] {
  const province: Division = {
    code: "230000",
    zh: "黑龙江省",
    level: "province",
    prefix: "",
    pool: provincePool,
    given: new Map(),
  };
  const ofCities = cities.map(
    ({ code, id, zh }): Division => ({
      code: String(code),
      zh,
      level: "city",
      parent: province,
      prefix: `${id}-`,
      pool: `${code}-${id}`,
      given: new Map(),
    }),
  );
  const ofCounties = Array.from({ length: counties }, (_, index) => county(ofCities, index));
  return [province, ...ofCities, ...ofCounties];
}

function county(above: readonly Division[], index: number): Division {
  const parent = above[index % above.length] as Division;
  const number = Math.floor(index / above.length) + 1;
  const code = String(Number(parent.code) + number);
  return {
    code,
    zh: `${parent.zh}第${number}区`,
    level: "county",
    parent,
    prefix: `c${code}-`,
    pool: parent.pool,
    given: new Map(),
  };
}

const usual = { province: 3, city: 2, county: 1 } as const;

/** Every division's departments, then the units below them, to the number asked for. */
export function departmentsOf(divisions: readonly Division[], size: Size): Department[] {
  const weights = size.weights ?? usual;
  const total = divisions.reduce((sum, { level }) => sum + weights[level], 0);
  const shares = divisions.map(({ level }) => Math.floor((size.departments * weights[level]) / total));
  const left = size.departments - shares.reduce((a, b) => a + b, 0);
  return divisions.flatMap((division, index) =>
    ofDivision(division, (shares[index] ?? 0) + (index < left ? 1 : 0)),
  );
}

function ofDivision(division: Division, count: number): Department[] {
  const own = bureaus.slice(0, count).map(
    ({ id, zh }): Department => ({
      id: `${division.prefix}${id}`,
      zh: `${division.zh}${zh}`,
      division,
      given: new Map(),
    }),
  );
  const units = Array.from({ length: count - own.length }, (_, index): Department => {
    const parent = own[index % own.length] as Department;
    const number = Math.floor(index / own.length) + 1;
    const kind = bureaus[index % own.length]?.units ?? "中心";
    return {
      id: `${parent.id}-${String(number).padStart(2, "0")}`,
      zh: `${division.zh}第${number}${kind}`,
      division,
      parent,
      given: new Map(),
    };
  });
  return [...own, ...units];
}

/** The division and all above it, for sums that go up the tree. */
export function upwards(division: Division): Division[] {
  return division.parent ? [division, ...upwards(division.parent)] : [division];
}
