import type { Channel } from "../../estate/kinds/person.js";
import type { Reason, Severity } from "./events.js";
import type { Incident } from "./state.js";

/** What gateways and robots take at most, in bytes of UTF-8. */
export const bytesAtMost: Readonly<Record<Channel, number>> = {
  wecom: 4_096,
  dingtalk: 20_000,
  feishu: 30_000,
  sms: 400,
  voice: 400,
  mail: 20_000,
};

/** Cuts a text to so many bytes, between two characters, and shows that it was cut. */
export function cutTo(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const room = bytes - Buffer.byteLength("…");
  let length = 0;
  let kept = "";
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > room) break;
    kept += character;
  }
  return `${kept}…`;
}

const severities: Readonly<Record<Severity, string>> = { critical: "严重", warning: "警告", info: "提示" };

const openings: Readonly<Record<Reason, string>> = {
  first: "告警",
  raised: "告警升为更严重",
  escalated: "无人认领，升级到您",
  unresolved: "认领后仍未恢复，升级到您",
  handover: "交班：此事件未了，由您接手",
  mark: "持续时间到达节点",
  report: "法定报告时限将至，请判定等级",
  resolved: "已恢复",
  notice: "接班提醒",
};

/** What a message about an incident says. @param link where it is claimed; left out for groups */
export function incidentText(
  incident: Incident,
  reason: Reason,
  note: string,
  link: string | undefined,
): string {
  const { title, severity, pool, alerts, isStorm, id } = incident;
  const firing = [...alerts.values()].filter(({ until }) => until === undefined).length;
  const what = isStorm ? `告警风暴，首个为 ${title}` : title;
  return [
    `【${severities[severity]}】${openings[reason]}${note ? `（${note}）` : ""}：${what}`,
    `${pool ? `资源池 ${pool}，` : ""}${firing} 项告警中，事件 ${id}`,
    ...(link === undefined || reason === "resolved" ? [] : [`认领：${link}`]),
  ].join("\n");
}
