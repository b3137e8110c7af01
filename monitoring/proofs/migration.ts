import migration from "../domains/migration.js";
import { defineProofs, type Proof, type Series } from "../proof.js";

const day = 86_400;
const own = 'migration="education-xueji",department="education",application="education/xueji"';
const who = { migration: "education-xueji", department: "education", application: "education/xueji" };

const entered = (state: string, before: number): Series => ({
  [`zhengyun_migration_entered_timestamp_seconds{${own},wave="2026-2",state="${state}"}`]: -before,
});

const starts = (ahead: number): Series => ({
  [`zhengyun_migration_cut_over_start_timestamp_seconds{${own}}`]: ahead,
});
const ends = (ahead: number): Series => ({
  [`zhengyun_migration_cut_over_end_timestamp_seconds{${own}}`]: ahead,
});
const noReturn = (ahead: number): Series => ({
  [`zhengyun_migration_no_return_timestamp_seconds{${own}}`]: ahead,
});
const rehearsed = (isDone: number): Series => ({
  [`zhengyun_migration_rollback_rehearsed{${own}}`]: isDone,
});
const begins = (ahead: number): Series => ({
  'zhengyun_freeze_start_timestamp_seconds{freeze="gaokao"}': ahead,
});

/** A state that lasts so many days too long, in the second minute; another state may. */
function tooLong(state: string, days: number, value: string, other: string): Proof {
  return {
    fault: entered(state, days * day),
    fires: { ...who, wave: "2026-2", state },
    value,
    after: "1m",
    quiet: [entered(state, days * day - 2 * 3600), entered(other, 2 * days * day)],
  };
}

const trialRun = {
  'zhengyun_threshold{threshold="trial-run"}': 30,
  'zhengyun_threshold{threshold="log-retention"}': 180,
};
const trial = tooLong("trial", 60, "60d 1h 1m 0s", "parallel");

export default defineProofs(migration, {
  CutOverSoon: {
    fault: starts(day),
    fires: who,
    value: "23h 54m 0s",
    after: "1m",
    beyond: [starts(360.5)],
    quiet: [starts(day + 3600), starts(360), starts(0)],
  },
  CutOverUnrehearsed: {
    fault: { ...starts(3 * day), ...rehearsed(0) },
    fires: who,
    after: "1m",
    beyond: [{ ...starts(360.5), ...rehearsed(0) }],
    quiet: [
      { ...starts(3 * day), ...rehearsed(1) },
      { ...starts(4 * day), ...rehearsed(0) },
      { ...starts(360), ...rehearsed(0) },
    ],
  },
  PointOfNoReturnNear: {
    fault: { ...noReturn(1800), ...entered("cut-over", 0) },
    fires: who,
    value: "29m 0s",
    after: "1m",
    beyond: [{ ...noReturn(60.5), ...entered("cut-over", 0) }],
    quiet: [
      { ...noReturn(1900), ...entered("cut-over", 0) },
      { ...noReturn(1860), ...entered("cut-over", 0) },
      { ...noReturn(60), ...entered("cut-over", 0) },
      { ...noReturn(1800), ...entered("trial", 0) },
    ],
  },
  CutOverOverran: {
    fault: { ...ends(0), ...entered("cut-over", 0) },
    fires: who,
    value: "6m 0s",
    after: "1m",
    quiet: [
      { ...ends(360), ...entered("cut-over", 0) },
      { ...ends(0), ...entered("parallel", 0) },
    ],
  },
  CutOverMissed: {
    fault: { ...ends(0), ...entered("trial", 0) },
    fires: who,
    value: "1h 1m 0s",
    after: "1m",
    quiet: [
      { ...ends(3660), ...entered("trial", 0) },
      { ...ends(0), ...entered("parallel", 0) },
    ],
  },
  MigrationStalled: tooLong("planned", 30, "30d 1h 1m 0s", "live"),
  MigrationMovingTooLong: tooLong("moving", 14, "14d 1h 1m 0s", "trial"),
  TrialComplete: {
    ...trial,
    fault: { ...trial.fault, ...trialRun },
    quiet: [
      { ...trial.quiet[0], ...trialRun },
      { ...entered("parallel", 120 * day), ...trialRun },
    ],
  },
  ParallelRunTooLong: tooLong("parallel", 90, "90d 1h 1m 0s", "live"),
  SourceNotRetired: tooLong("live", 180, "180d 1h 1m 0s", "source-retired"),
  FreezeBegins: {
    fault: begins(2 * day),
    fires: { freeze: "gaokao" },
    value: "1d 23h 54m 0s",
    after: "1m",
    beyond: [begins(360.5)],
    quiet: [begins(2 * day + 3600), begins(360), begins(-day)],
  },
});
