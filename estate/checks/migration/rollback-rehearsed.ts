import { at, byFault, defineCheck } from "../../checks.js";
import { dayOf } from "../../days.js";
import { type Migration, migrationStates } from "../../kinds/migration.js";

interface Params {
  fault: "unplanned" | "never" | "late";
  on: string;
  rehearsed: string;
}

/** The way back has been walked before the way forward is taken. */
export default defineCheck<Params>({
  code: "MIG004",
  severity: "error",
  title: {
    zh: "割接前演练过回退",
    en: "The rollback of a cut-over was rehearsed before it",
  },
  message: byFault<Params>({
    unplanned: {
      zh: () => "已割接，却没有割接方案（cutOver）",
      en: () => "was cut over without a cut-over plan (cutOver)",
    },
    never: {
      zh: (p) => `${p.on} 割接，回退没有演练过`,
      en: (p) => `cut over on ${p.on}, and the rollback was not rehearsed`,
    },
    late: {
      zh: (p) => `${p.on} 割接，回退演练却在 ${p.rehearsed}`,
      en: (p) => `cut over on ${p.on}, but the rollback was rehearsed on ${p.rehearsed}`,
    },
  }),
  hint: {
    zh: () => "请先演练回退，把日期写入 cutOver.rehearsed",
    en: () => "rehearse the rollback first and write the day under cutOver.rehearsed",
  },
  *find(estate, { today }) {
    for (const migration of estate.all("migration")) {
      const { cutOver } = migration.value;
      if (!cutOver) {
        if (!isCutOver(migration.value)) continue;
        yield { at: at(migration, ["state"]), params: { fault: "unplanned", on: "", rehearsed: "" } };
        continue;
      }
      const on = dayOf(cutOver.starts, estate.settings.timeZone);
      const { rehearsed = "" } = cutOver;
      const isDue = isCutOver(migration.value) || on <= today;
      if (!rehearsed && isDue)
        yield { at: at(migration, ["cutOver"]), params: { fault: "never", on, rehearsed } };
      if (rehearsed && rehearsed > on)
        yield { at: at(migration, ["cutOver", "rehearsed"]), params: { fault: "late", on, rehearsed } };
    }
  },
});

function isCutOver({ history }: Migration): boolean {
  const step = migrationStates.indexOf("cut-over");
  return history.some(({ state }) => state !== "exited" && migrationStates.indexOf(state) >= step);
}
