import { zone } from "../../estate/schema.js";
import { type Passage, passage } from "../../estate/zones.js";
import { page, table } from "./markdown.js";

const shown: Readonly<Record<Passage, string>> = {
  routed: "路由 routed",
  "same-department": "仅本部门 same department",
  "exchange-point": "经交换点 exchange point",
  none: "—",
};

/** Which zone may open connections to which. */
export function zonesPage(): string {
  const rows = zone.options.map((from) => [
    `\`${from}\``,
    ...zone.options.map((to) => shown[passage(from, to)]),
  ]);
  return page("网络区互访 · Passage between zones", [
    "行是发起方，列是目标。即使路由可达，仍须有互访授权。",
    "Rows open connections, columns accept them. Where traffic is routed, a grant is needed all the same.",
    table(["", ...zone.options.map((to) => `\`${to}\``)], rows),
  ]);
}
