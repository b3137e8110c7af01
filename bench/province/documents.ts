import { quota, quotas } from "./amounts.js";
import type { Application } from "./applications.js";
import type { Department, Division } from "./tree.js";

export function divisionsFile(divisions: readonly Division[]) {
  const entries = divisions.map((division) => [
    division.code,
    {
      name: { zh: division.zh },
      level: division.level,
      parent: division.parent?.code,
      administrators: [`officer-${division.code}`],
      quota: quotas(division.given),
    },
  ]);
  return { divisions: Object.fromEntries(entries) };
}

export function departmentFile(department: Department, applications: readonly Application[]) {
  const zones = new Set(applications.map(({ zone }) => zone));
  return {
    name: { zh: department.zh },
    division: department.division.code,
    level: department.parent ? "unit" : undefined,
    parent: department.parent?.id,
    accessClass: zones.has("private") ? "D" : zones.has("internet") ? "B" : "A",
    administrators: [`${department.id}-admin`],
    contacts: [{ name: "值班室", phone: "0451-5550 0100" }],
    quota: department.given.size > 0 ? quotas(department.given) : undefined,
    applications: applications.length > 0 ? applicationsPart(applications) : undefined,
  };
}

function applicationsPart(applications: readonly Application[]) {
  return Object.fromEntries(
    applications.map((application) => [application.key, applicationPart(application)]),
  );
}

function applicationPart({ zh, zone, level, tier, amount, pools, backup }: Application) {
  return {
    name: { zh },
    zone,
    level,
    dataClass: tier,
    drTier: tier,
    metricsPort: "tcp/9100",
    ports: ["tcp/443"],
    placements: Object.fromEntries(
      pools.map((pool, index) => [pool, { role: index === 0 ? "active" : "standby", quota: quota(amount) }]),
    ),
    backup: {
      pool: backup,
      everyHours: tier === "core" ? 4 : 24,
      retentionDays: 180,
      lastRestoreTest: "2026-09-15",
    },
  };
}

/** The administrators of a division and of its departments. */
export function administratorsFile({ code, level }: Division, departments: readonly Department[]) {
  const persona = { province: "regulator", city: "city-admin", county: "county-user" }[level];
  const people = departments.map((department, index) => [
    `${department.id}-admin`,
    {
      name: `管理员${index + 1}`,
      organisation: department.id,
      personas: [{ persona: "tenant-admin", scope: { department: department.id } }],
    },
  ]);
  const officer = {
    name: "区划管理员",
    organisation: departments[0]?.id,
    personas: [{ persona, scope: { division: code } }],
  };
  return { people: { [`officer-${code}`]: officer, ...Object.fromEntries(people) } };
}
