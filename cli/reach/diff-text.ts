import type { Diff } from "../../isolation/diff/diff.js";
import type { Line, PeerName } from "../../isolation/diff/summary.js";
import type { Context } from "../context.js";
import type { Language } from "../language.js";
import { wrap } from "../layout.js";

type Look = Pick<Context, "language" | "colors" | "width">;

/** What a change opens and closes, for people and merge requests: a line each, the riskiest first. */
export function diffText(lines: readonly Line[], look: Look): string {
  const { language, colors, width } = look;
  const say = phrases[language];
  if (lines.length === 0) return colors.green(`✓ ${say.same}`);
  const shown = lines.map((line) => wrap(pathText(line, look), width - 2).join("\n  "));
  const count = (kind: keyof Diff) => lines.filter((line) => line.kind === kind).length;
  return [...shown, "", say.counts(count("opens"), count("unclear"), count("closes"))].join("\n");
}

/** One path: `opens: education/xueji → data-bureau/identity TCP 443, grant g-0001, until 2028-11-22`. */
export function pathText(line: Line, { language, colors }: Omit<Look, "width">): string {
  const paint: Readonly<Record<keyof Diff, (text: string) => string>> = {
    opens: colors.red,
    unclear: colors.yellow,
    closes: colors.green,
  };
  return `${paint[line.kind](phrases[language][line.kind])} ${lineText(line, language)}`;
}

function lineText({ from, to, ports, pools, grants }: Line, language: Language): string {
  const say = phrases[language];
  const name = (peer: PeerName) => (language === "zh" ? peer.zh : peer.id);
  const reasons = grants.map(({ id, expires }) => `${say.grant} ${id}${expires ? say.until(expires) : ""}`);
  const places = pools.length > 0 ? [say.in(pools)] : [];
  const spoken = ports.map((port) => port.replace("/", " ")).join(say.list);
  return [`${name(from)} → ${name(to)} ${spoken}`, ...reasons, ...places].join(say.comma);
}

const phrases = {
  zh: {
    opens: "新开通：",
    closes: "关闭：",
    unclear: "变为未知：",
    grant: "授权",
    until: (day: string) => `，有效至 ${day}（不含当日）`,
    in: (pools: readonly string[]) => `资源池 ${pools.join("、")}`,
    comma: "，",
    list: "、",
    same: "可达性没有变化",
    counts: (opens: number, unclear: number, closes: number) =>
      `新开通 ${opens} 条，变为未知 ${unclear} 条，关闭 ${closes} 条`,
  },
  en: {
    opens: "opens:",
    closes: "closes:",
    unclear: "becomes unknown:",
    grant: "grant",
    until: (day: string) => `, until ${day}`,
    in: (pools: readonly string[]) => `in ${pools.join(", ")}`,
    comma: ", ",
    list: ", ",
    same: "nobody reaches more or less than before",
    counts: (opens: number, unclear: number, closes: number) =>
      `${opens} opened, ${unclear} become unknown, ${closes} closed`,
  },
} as const;
