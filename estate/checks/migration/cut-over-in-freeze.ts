import { at, defineCheck } from "../../checks.js";
import { isBefore } from "../../days.js";
import type { Entity } from "../../entity.js";

interface Params {
  freeze: string;
  starts: string;
  ends: string;
}

/** Nothing is cut over while nothing may be changed. */
export default defineCheck<Params>({
  code: "MIG003",
  severity: "error",
  title: { zh: "割接不在封网窗口内", en: "No cut-over lies in a freeze window" },
  message: {
    zh: (p) => `割接时段与封网窗口 ${p.freeze}（${p.starts} 至 ${p.ends}）重叠`,
    en: (p) => `the cut-over overlaps freeze ${p.freeze} (${p.starts} to ${p.ends})`,
  },
  hint: {
    zh: () => "请改到封网窗口之外",
    en: () => "move it out of the freeze window",
  },
  *find(estate) {
    const freezes = estate.all("freeze");
    for (const migration of estate.all("migration")) {
      const application = estate.find("application", migration.value.application);
      const pools = Object.keys(application?.value.placements ?? {});
      for (const freeze of freezes) {
        if (!overlaps(migration, freeze) || !concerns(freeze, pools)) continue;
        const { starts, ends } = freeze.value;
        yield {
          at: at(migration, ["cutOver", "starts"]),
          params: { freeze: freeze.id, starts, ends },
          related: [at(freeze)],
        };
      }
    }
  },
});

function overlaps({ value }: Entity<"migration">, freeze: Entity<"freeze">): boolean {
  const { cutOver } = value;
  if (!cutOver) return false;
  return isBefore(cutOver.starts, freeze.value.ends) && isBefore(freeze.value.starts, cutOver.ends);
}

function concerns({ value }: Entity<"freeze">, pools: readonly string[]): boolean {
  return value.pools === undefined || value.pools.some((pool) => pools.includes(pool));
}
