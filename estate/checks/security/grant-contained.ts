import { at, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import { groupBy } from "../../estate.js";
import { covers } from "../../ports.js";

type Grant = Entity<"grant">;

/** One of two permissions for the same thing hides what the other permits. */
export default defineCheck<{ other: string }>({
  code: "SEC014",
  severity: "warning",
  title: { zh: "没有一条授权被另一条包含", en: "No grant is contained in another" },
  message: {
    zh: (p) => `授权 ${p.other} 已包含这条授权的全部内容`,
    en: (p) => `grant ${p.other} permits all of this already`,
  },
  hint: {
    zh: () => "请删除较宽的一条，按需保留较窄的；或删除这一条",
    en: () => "remove the wider one where the narrower will do; otherwise remove this one",
  },
  source: "GB/T 22239-2019 8.1.3.2 b",
  *find(estate) {
    const ends = ({ value }: Grant) => `${value.from.split("/")[0]} ${value.to} ${value.via ?? ""}`;
    for (const grants of groupBy(estate.all("grant"), ends).values()) {
      for (const [index, grant] of grants.entries()) {
        const wider = grants.find(
          (other, rank) =>
            other !== grant && contains(other, grant) && (rank < index || !contains(grant, other)),
        );
        if (wider) yield { at: at(grant), params: { other: wider.id }, related: [at(wider)] };
      }
    }
  },
});

/** Whether all that one grant permits, for as long as it does, is permitted by another between the same departments. */
function contains({ value: wide }: Grant, { value: narrow }: Grant): boolean {
  const isSource = wide.from === narrow.from || !wide.from.includes("/");
  const isTime = wide.approved <= narrow.approved && narrow.expires <= wide.expires;
  return isSource && isTime && narrow.ports.every((port) => covers(wide.ports, port));
}
