import { at, defineCheck } from "../../checks.js";
import { groupBy } from "../../estate.js";
import { sourcesOf } from "../../grants.js";

interface Params {
  service: string;
  least: number;
  consumer: string;
  level: number;
}

/** A shared service says how well guarded its consumers must be. */
export default defineCheck<Params>({
  code: "SEC010",
  severity: "error",
  title: {
    zh: "共性服务的使用方达到服务要求的等保级别",
    en: "Consumers of a shared service reach the level it requires",
  },
  message: {
    zh: (p) => `服务 ${p.service} 要求使用方至少 ${p.least} 级，${p.consumer} 为 ${p.level} 级`,
    en: (p) =>
      `service ${p.service} takes consumers of level ${p.least} or higher, ${p.consumer} has ${p.level}`,
  },
  hint: {
    zh: () => "请先提升使用方的等保级别，或只授权达标的应用",
    en: () => "raise the consumer's level first, or grant it to applications that reach it only",
  },
  source: "GB/T 22239-2019 8.1.3.1 a",
  *find(estate) {
    const services = groupBy(estate.all("service"), ({ value }) => value.application);
    for (const grant of estate.all("grant")) {
      const own = services.get(grant.value.to) ?? [];
      const [weakest] = own.length > 0 ? [...sourcesOf(estate, grant)].sort(byLevel) : [];
      for (const service of own) {
        const { minimumLevel: least } = service.value;
        if (!weakest || weakest.value.level >= least) continue;
        yield {
          at: at(grant, ["from"]),
          params: { service: service.id, least, consumer: weakest.id, level: weakest.value.level },
          related: [at(service, ["minimumLevel"]), at(weakest, ["level"])],
        };
      }
    }
  },
});

function byLevel(a: { value: { level: number } }, b: { value: { level: number } }): number {
  return a.value.level - b.value.level;
}
