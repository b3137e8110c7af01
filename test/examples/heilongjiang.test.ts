import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Entity } from "../../estate/entity.js";
import { groupBy } from "../../estate/estate.js";
import { programmeParts } from "../../estate/kinds/application.js";
import { migrationStates } from "../../estate/kinds/migration.js";
import { capabilities } from "../../estate/kinds/pool.js";
import { governing, operating, personas, separatedAdministrators } from "../../estate/personas.js";
import { checkedExample, example } from "./estates.js";

const { estate, findings, accepted } = await checkedExample("heilongjiang");

const all = {
  pools: estate.all("pool"),
  divisions: estate.all("division"),
  departments: estate.all("department"),
  applications: estate.all("application"),
  grants: estate.all("grant"),
  people: estate.all("person"),
  planes: estate.all("plane"),
  segments: estate.all("segment"),
};

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}

function poolsOf(tier: Entity<"pool">["value"]["tier"]): readonly Entity<"pool">[] {
  return all.pools.filter(({ value }) => value.tier === tier);
}

describe("the checks on the province", () => {
  it("find nothing that is not accepted", () => {
    expect(findings).toEqual([]);
  });

  it("find something for each of three exceptions or more to accept", () => {
    const exceptions = estate.all("exception").map(({ value }) => `${value.code} ${value.entity}`);
    expect(unique(accepted.findings().map(({ code, entity }) => `${code} ${entity}`))).toEqual(
      unique(exceptions),
    );
    expect(exceptions.length).toBeGreaterThanOrEqual(3);
  });
});

describe("pools", () => {
  it("are one of the province, thirteen of the cities under their true codes, six of the industries", () => {
    expect(poolsOf("province").map(({ value }) => value.division)).toEqual(["230000"]);
    expect(poolsOf("city").map(({ value }) => value.division)).toEqual([
      "230100",
      "230200",
      "230300",
      "230400",
      "230500",
      "230600",
      "230700",
      "230800",
      "230900",
      "231000",
      "231100",
      "231200",
      "232700",
    ]);
    expect(poolsOf("industry").map(({ value }) => value.owner)).toEqual([
      "education",
      "health",
      "hrss",
      "medical-insurance",
      "natural-resources",
      "police",
    ]);
  });

  it("are run by four providers or more", () => {
    expect(unique(all.pools.map(({ value }) => value.operator)).length).toBeGreaterThanOrEqual(4);
  });

  it("have container networks of several kinds, with different capabilities", () => {
    const byNetwork = groupBy(all.pools, ({ value }) => value.cni.name);
    const cluster = ({ value }: Entity<"pool">) => value.capabilities.clusterNetworkPolicy;
    expect([...byNetwork.keys()].sort()).toEqual(["antrea", "calico", "cilium", "kube-ovn"]);
    expect(unique(byNetwork.get("calico")?.map(cluster) ?? [])).toEqual(["no", "yes"]);
    expect(unique(byNetwork.get("cilium")?.map(cluster) ?? [])).toEqual(["no"]);
  });

  it("declare every column of the capability matrix", () => {
    for (const { value } of all.pools) {
      expect(Object.keys(value.capabilities)).toEqual(capabilities);
    }
  });

  it("include 信创 on Kunpeng with Kylin and on Hygon with UOS", () => {
    const platforms = all.pools
      .filter(({ value }) => value.xinchuang)
      .map(({ value }) => [value.architecture, value.xinchuang?.cpu, value.xinchuang?.os].join(" "));
    expect(unique(platforms)).toEqual(["amd64 hygon uos", "arm64 kunpeng kylin"]);
  });

  it("include one that takes manifests and one that is only observed", () => {
    const managed = (how: string) => all.pools.filter(({ value }) => value.management === how);
    expect(managed("manifests").map(({ id }) => id)).toEqual(["231200-suihua"]);
    expect(managed("observed").map(({ id }) => id)).toEqual(["industry-police"]);
  });

  it("are on both planes, each pool through circuits of different carriers", () => {
    for (const { value } of all.planes) {
      const pools = unique(Object.values(value.circuits).map(({ pool }) => pool));
      expect(pools).toEqual(all.pools.map(({ id }) => id));
    }
    expect(all.planes.map(({ value }) => value.carrier)).toEqual(["saibei-telecom", "xingan-optical"]);
  });
});

describe("the organisation", () => {
  it("has five levels, each with administrators and, down to the unit, quota of its own", () => {
    const levels = [...all.divisions, ...all.departments].map(({ value }) => value.level);
    expect(unique(levels)).toEqual(["city", "county", "department", "province", "unit"]);
    for (const { value } of [...all.divisions, ...all.departments]) {
      expect(value.administrators.length).toBeGreaterThanOrEqual(1);
      expect(Object.keys(value.quota).length).toBeGreaterThanOrEqual(1);
    }
  });

  it("has twenty-seven departments of the province or more", () => {
    const own = all.departments.filter(
      ({ value }) => value.division === "230000" && value.level === "department",
    );
    expect(own.length).toBeGreaterThanOrEqual(27);
  });

  it("has a department in each of the thirteen cities", () => {
    const cities = all.divisions.filter(({ value }) => value.level === "city").map(({ id }) => id);
    const seats = all.departments.map(({ value }) => value.division).filter((code) => cities.includes(code));
    expect(unique(seats)).toEqual(cities);
    expect(cities).toHaveLength(13);
  });

  it("has units below departments of counties too", () => {
    const counties = all.departments.filter(
      ({ value }) =>
        value.level === "unit" && estate.find("division", value.division)?.value.level === "county",
    );
    expect(counties.length).toBeGreaterThanOrEqual(1);
  });

  it("has a holder of each persona", () => {
    const held = all.people.flatMap(({ value }) => value.personas.map(({ persona }) => persona));
    expect(unique(held)).toEqual([...personas].sort());
  });

  it("keeps the three administrators apart, and those who govern from those who operate", () => {
    for (const { value } of all.people) {
      const held = value.personas.map(({ persona }) => persona);
      expect(unique(held.filter((one) => separatedAdministrators.includes(one))).length).toBeLessThanOrEqual(
        1,
      );
      expect([governing, operating].every((side) => held.some((one) => side.includes(one)))).toBe(false);
    }
  });
});

describe("applications", () => {
  it("are a hundred and sixty or more", () => {
    expect(all.applications.length).toBeGreaterThanOrEqual(160);
  });

  it("are of every access class", () => {
    const used = all.applications.map(({ owner }) => estate.find("department", owner)?.value.accessClass);
    expect(unique(used)).toEqual(["A", "B", "C", "D", "E", "F"]);
  });

  it("are of every disaster-recovery tier", () => {
    expect(unique(all.applications.map(({ value }) => value.drTier))).toEqual([
      "core",
      "general",
      "important",
    ]);
  });

  it("are of protection levels two and three", () => {
    expect(unique(all.applications.map(({ value }) => value.level))).toEqual([2, 3]);
  });

  it("carry all ten parts of the programme", () => {
    const carried = all.applications.flatMap(({ value }) => value.programme ?? []);
    expect(unique(carried)).toEqual([...programmeParts].sort());
  });

  it("exchange data, hold them in a sandbox, and operate them by authorisation", () => {
    const roles = all.applications.flatMap(({ value }) => value.dataRole ?? []);
    expect(unique(roles)).toEqual(["authorised-operation", "exchange", "sandbox"]);
  });

  it.each([
    "一体化政务服务平台",
    "统一身份认证",
    "电子证照",
    "营商环境监测考评",
    "医保结算",
    "社会保障卡",
    "学籍",
    "不动产登记",
    "公积金",
    "12345",
    "视频会议",
    "电子公文",
    "公共信用信息平台",
    "数据共享交换",
    "数据沙箱",
    "公共数据授权运营",
    "决策指挥中心",
    "统一运维平台",
    "值班调度",
    "安全态势感知",
    "密码服务",
    "统一公共支付",
    "电子印章",
    "互联网+监管",
    "应急指挥",
    "防汛",
    "林草防火",
    "粮食",
    "农机购置补贴",
    "黑土地保护",
    "冰雪旅游",
  ])("have one for %s", (name) => {
    expect(all.applications.filter(({ value }) => value.name.zh.includes(name)).length).toBeGreaterThan(0);
  });
});

describe("shared services and grants", () => {
  it("are twelve services or more, each of an application with an objective", () => {
    const services = estate.all("service");
    expect(services.length).toBeGreaterThanOrEqual(12);
    expect(unique(services.map(({ value }) => value.application))).toHaveLength(services.length);
  });

  it("are sixty grants or more, each for two years at most and approved by another than its requester", () => {
    expect(all.grants.length).toBeGreaterThanOrEqual(60);
    for (const { value } of all.grants) {
      expect(value.approver).not.toBe(value.requester);
      expect(Number(value.expires.slice(0, 4)) - Number(value.approved.slice(0, 4))).toBeLessThanOrEqual(2);
    }
  });

  it("say what each grant is for, no two the same", () => {
    const purposes = all.grants.map(({ value }) => value.purpose);
    expect(unique(purposes)).toHaveLength(purposes.length);
  });

  it("go between pools, through exchange points, and from whole departments", () => {
    const placed = (id: string) => Object.keys(estate.find("application", id)?.value.placements ?? {});
    const between = all.grants.filter(
      ({ value }) => !value.via && placed(value.from).some((pool) => !placed(value.to).includes(pool)),
    );
    expect(between.length).toBeGreaterThanOrEqual(20);
    expect(all.grants.filter(({ value }) => value.via).length).toBeGreaterThanOrEqual(15);
    expect(all.grants.filter(({ value }) => !value.from.includes("/")).length).toBeGreaterThanOrEqual(3);
  });

  it("have four exchange points or more, every one of them used", () => {
    const points = estate.all("exchange-point").map(({ id }) => id);
    expect(points.length).toBeGreaterThanOrEqual(4);
    expect(unique(all.grants.flatMap(({ value }) => value.via ?? []))).toEqual(points);
  });

  it("let nothing out of the sandbox", () => {
    const isSandbox = (id: string) => estate.find("application", id)?.value.dataRole === "sandbox";
    const owners = all.applications.filter(({ id }) => isSandbox(id)).map(({ owner }) => owner);
    expect(all.grants.filter(({ value }) => isSandbox(value.from) || owners.includes(value.from))).toEqual(
      [],
    );
  });
});

describe("changes and duty", () => {
  it("have migrations in every state but the last", () => {
    const states = unique(estate.all("migration").map(({ value }) => value.state));
    expect(migrationStates.filter((state) => !states.includes(state))).toEqual(["exited"]);
  });

  it("hold the year's calendar, freezes, an emergency, an approval, rotas, prices and thresholds", () => {
    expect(estate.all("calendar").map(({ id }) => id)).toEqual(["2026"]);
    expect(estate.all("prices").map(({ id }) => id)).toEqual(["2026"]);
    for (const kind of ["freeze", "emergency", "approval", "rota", "threshold"] as const) {
      expect(estate.all(kind).length).toBeGreaterThanOrEqual(1);
    }
  });

  it("name what replaced each withdrawn standard", () => {
    const withdrawn = estate.all("standard").filter(({ value }) => value.withdrawn);
    expect(withdrawn.map(({ id, value }) => `${id} -> ${value.replacedBy}`)).toEqual([
      "gbt-20988-2007 -> gbt-20988-2025",
      "gbt-22239-2008 -> gbt-22239-2019",
      "gbt-30285-2013 -> gbt-20988-2025",
      "gbt-31167-2014 -> gbt-31167-2023",
      "gbt-31168-2014 -> gbt-31168-2023",
    ]);
  });
});

describe("the page that describes the example", () => {
  const page = readFileSync(join(example("heilongjiang"), "README.md"), "utf8");

  it("counts what is there", () => {
    const count = (kind: Parameters<typeof estate.all>[0]) => estate.all(kind).length;
    const counted = [...page.matchAll(/^\| [^|]*\| [^|]*\| (\d+) *\|$/gm)].map(([, number]) =>
      Number(number),
    );
    expect(counted).toEqual([
      count("pool"),
      count("division"),
      count("department"),
      count("application"),
      all.applications.reduce((sum, { value }) => sum + Object.keys(value.placements).length, 0),
      count("service"),
      count("grant"),
      count("exchange-point"),
      count("exception"),
      count("migration"),
      count("person"),
      count("segment"),
    ]);
  });
});
