import { at, defineCheck } from "../../checks.js";
import { type SharedFate, sharedFates, wordOf } from "../../shared-fate.js";

interface Params {
  what: SharedFate;
  other: string;
}

/** Routers of the two planes stand apart, so that no room or feed holds both planes. */
export default defineCheck<Params>({
  code: "PLN003",
  severity: "error",
  title: {
    zh: "两个平面的路由器不共用机房、供电和设备",
    en: "Routers of the two planes share no room, power feed or device",
  },
  message: {
    zh: (p) => `与另一平面的路由器 ${p.other} 共用${wordOf(p.what).zh} “${p.what.name}”`,
    en: (p) => `shares ${wordOf(p.what).en} "${p.what.name}" with router ${p.other} of the other plane`,
  },
  hint: {
    zh: () => "请把其中一台迁到另一机房、另一路供电",
    en: () => "move one of them to another room on another feed",
  },
  source: "GB/T 22239-2019 8.1.2.1 e",
  *find(estate) {
    const [a, b] = estate.all("plane");
    if (!a || !b) return;
    for (const [id, router] of Object.entries(b.value.routers)) {
      for (const [other, otherRouter] of Object.entries(a.value.routers)) {
        for (const what of sharedFates(router, otherRouter)) {
          yield {
            at: at(b, ["routers", id, what.key]),
            params: { what, other },
            related: [at(a, ["routers", other, what.key])],
          };
        }
      }
    }
  },
});
