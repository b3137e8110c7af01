import { at, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import type { Estate } from "../../estate.js";
import { placedOf } from "../../recovery.js";

interface Params {
  fault: "one-place" | "no-backup";
  places: readonly string[];
}

/** Core systems survive the loss of a city, and of their data. */
export default defineCheck<Params>({
  code: "DR001",
  severity: "error",
  title: {
    zh: "核心级应用部署在两个区划的资源池，并有备份",
    en: "A core application runs in pools of two divisions and has a backup",
  },
  message: byFault<Params>({
    "one-place": {
      zh: (p) => `核心级应用只部署在 ${p.places.join("、")}，都在同一区划`,
      en: (p) => `a core application is placed in ${p.places.join(", ")} only, all of one division`,
    },
    "no-backup": { zh: () => "核心级应用没有备份", en: () => "a core application has no backup" },
  }),
  hint: {
    zh: () => "请在另一区划的资源池增加主用或备用部署，并声明 backup",
    en: () => "add an active or standby placement in a pool of another division, and declare a backup",
  },
  source: "GB/T 22239-2019 8.1.4.9 b, c; GB/T 20988",
  *find(estate) {
    for (const application of placedOf(estate, "core")) {
      const places = Object.keys(application.value.placements);
      if (divisionsOf(application, estate).size < 2)
        yield { at: at(application, ["placements"]), params: { fault: "one-place", places } };
      if (!application.value.backup)
        yield { at: at(application, ["drTier"]), params: { fault: "no-backup", places } };
    }
  },
});

/** The divisions an application runs in; a pool that is not declared counts for itself, as it is told elsewhere. */
function divisionsOf({ value }: Entity<"application">, estate: Estate): ReadonlySet<string> {
  return new Set(Object.keys(value.placements).map((id) => estate.find("pool", id)?.value.division ?? id));
}
