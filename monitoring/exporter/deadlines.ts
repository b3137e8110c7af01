import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import type { Labels } from "../proof.js";
import { beginOf, type Moment, type Sample, sample, secondsOf } from "./sample.js";

/** What runs out, what begins, and how far each migration is. */
export function deadlineSamples(estate: Estate, moment: Moment): Sample[] {
  return [
    ...estate
      .all("threshold")
      .map(({ id, value }) => sample("zhengyun_threshold", { threshold: id }, value.value)),
    ...estate.all("grant").map((grant) => expiry(grant, moment)),
    ...estate.all("exception").map(({ id, value }) => {
      const labels = { exception: id, code: value.code };
      return sample("zhengyun_exception_expiry_timestamp_seconds", labels, beginOf(value.expires, moment));
    }),
    ...estate.all("person").flatMap((person) => appointments(person, moment)),
    ...estate
      .all("freeze")
      .flatMap(({ id, value }) => [
        sample("zhengyun_freeze_start_timestamp_seconds", { freeze: id }, secondsOf(value.starts)),
        sample("zhengyun_freeze_end_timestamp_seconds", { freeze: id }, secondsOf(value.ends)),
      ]),
    ...estate.all("migration").flatMap((migration) => progress(estate, migration, moment)),
  ];
}

function expiry({ id, value }: Entity<"grant">, moment: Moment): Sample {
  const labels = { grant: id, department: value.from.split("/")[0] ?? "", target: value.to };
  return sample("zhengyun_grant_expiry_timestamp_seconds", labels, beginOf(value.expires, moment));
}

/** The last day of an appointment is part of it. */
function appointments({ id, value }: Entity<"person">, moment: Moment): Sample[] {
  return value.personas.flatMap(({ persona, until }) => {
    if (until === undefined) return [];
    const end = beginOf(until, moment) + 86_400;
    return [sample("zhengyun_appointment_expiry_timestamp_seconds", { person: id, persona }, end)];
  });
}

function progress(estate: Estate, { id, value }: Entity<"migration">, moment: Moment): Sample[] {
  const department = estate.find("application", value.application)?.owner ?? "";
  const labels: Labels = { migration: id, department, application: value.application };
  const entered = value.history.findLast(({ state }) => state === value.state)?.on;
  const now = { ...labels, wave: value.wave, state: value.state };
  const { cutOver } = value;
  return [
    ...(entered
      ? [sample("zhengyun_migration_entered_timestamp_seconds", now, beginOf(entered, moment))]
      : []),
    ...(cutOver
      ? [
          sample("zhengyun_migration_cut_over_start_timestamp_seconds", labels, secondsOf(cutOver.starts)),
          sample("zhengyun_migration_cut_over_end_timestamp_seconds", labels, secondsOf(cutOver.ends)),
          sample(
            "zhengyun_migration_no_return_timestamp_seconds",
            labels,
            secondsOf(cutOver.pointOfNoReturn),
          ),
          sample("zhengyun_migration_rollback_rehearsed", labels, cutOver.rehearsed === undefined ? 0 : 1),
        ]
      : []),
  ];
}
