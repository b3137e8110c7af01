import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import { namespaceOf } from "../../estate/names.js";
import type { Labels } from "../proof.js";
import { placeOf } from "./pools.js";
import { beginOf, type Moment, type Sample, sample } from "./sample.js";

/** Departments, their applications, who owns what namespace, objectives, and what must be backed up. */
export function systemSamples(estate: Estate, moment: Moment): Sample[] {
  return [
    ...estate.all("department").map(department),
    ...estate.all("application").flatMap((application) => ofApplication(estate, application, moment)),
    ...estate.all("service").flatMap((service) => objectives(estate, service)),
  ];
}

function department({ id, value }: Entity<"department">): Sample {
  const labels = { department: id, division: value.division, parent: value.parent ?? "" };
  return sample("zhengyun_department_info", labels, 1);
}

/** The labels of an application in each pool it runs in. */
function systemsOf(estate: Estate, { id, owner, value }: Entity<"application">): Map<string, Labels> {
  return new Map(
    Object.keys(value.placements).map((pool) => [
      pool,
      { ...placeOf(estate, pool), namespace: namespaceOf(id), department: owner, application: id },
    ]),
  );
}

function ofApplication(estate: Estate, application: Entity<"application">, moment: Moment): Sample[] {
  const { level, drTier, placements, backup } = application.value;
  return [...systemsOf(estate, application)].flatMap(([pool, system]) => {
    const role = placements[pool]?.role ?? "active";
    const info = { ...system, level: String(level), dr_tier: drTier, role };
    return [
      sample("zhengyun_application_info", info, 1),
      ...(backup && role === "active" ? backups(system, backup, moment) : []),
    ];
  });
}

type Backup = NonNullable<Entity<"application">["value"]["backup"]>;

function backups(system: Labels, { everyHours, lastRestoreTest }: Backup, moment: Moment): Sample[] {
  const { namespace = "", ...rest } = system;
  const expected = sample(
    "zhengyun_backup_interval_seconds",
    { ...rest, schedule: namespace },
    everyHours * 3600,
  );
  if (lastRestoreTest === undefined) return [expected];
  return [
    expected,
    sample("zhengyun_restore_test_timestamp_seconds", system, beginOf(lastRestoreTest, moment)),
  ];
}

function objectives(estate: Estate, { id, value }: Entity<"service">): Sample[] {
  const application = estate.find("application", value.application);
  if (!application) return [];
  const { availability, latencyMs } = value.objective;
  return [...systemsOf(estate, application).values()].flatMap((system) => {
    const labels = { ...system, service: id };
    // 99.95 / 100 is 0.9995000000000001 in binary.
    const ratio = sample("zhengyun_objective_ratio", labels, Number((availability / 100).toFixed(7)));
    if (latencyMs === undefined) return [ratio];
    return [ratio, sample("zhengyun_objective_latency_seconds", labels, latencyMs / 1000)];
  });
}
