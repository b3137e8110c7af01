import type { Author } from "../../changes/drift/authors.js";
import type { DriftClass } from "../../changes/drift/classes.js";
import type { Drift } from "../../changes/drift/drift.js";
import type { Finding } from "../../estate/findings/finding.js";
import type { Text } from "../../estate/findings/rule.js";
import { localTime } from "../../estate/time-zone.js";
import type { Context } from "../context.js";
import { wrap } from "../layout.js";
import type { SoundEstate } from "../refusal.js";
import { count } from "../words.js";
import type { LocatedPool } from "./json.js";

type Look = Pick<Context, "language" | "colors" | "width">;

/** Of one class in one pool at most so many are shown; `--json` has all. */
const most = 20;

const classWords: Readonly<Record<DriftClass, Text>> = {
  isolation: { zh: "隔离", en: "isolation" },
  quota: { zh: "配额", en: "quota" },
  permission: { zh: "权限", en: "permission" },
  protection: { zh: "保护", en: "protection" },
  benign: { zh: "说明", en: "description" },
};

const severityWords: Readonly<Record<Drift["severity"], Text>> = {
  page: { zh: "立即处理", en: "page" },
  ticket: { zh: "日间处理", en: "ticket" },
};

/** What differs in some pools, for people: pool by pool, what wakes somebody first; one line where all is well. */
export function driftText(pools: readonly LocatedPool[], read: SoundEstate, look: Look): string {
  return pools.map((pool) => poolText(pool, read, look)).join("\n\n");
}

function poolText(pool: LocatedPool, read: SoundEstate, look: Look): string {
  const zone = read.estate.settings.timeZone;
  const shown = pool.drift.filter((one, index, all) => {
    return index - all.findIndex(({ class: other }) => other === one.class) < most;
  });
  const rest = pool.drift.length - shown.length;
  return [
    headline(pool, read, look),
    ...shown.flatMap((one) => driftLines(one, zone, look)),
    ...(rest > 0
      ? [`  ${{ zh: `另有 ${rest} 项，见 --json`, en: `${rest} more: see --json` }[look.language]}`]
      : []),
    ...pool.unknown.flatMap((finding) => unknownLines(finding, look)),
  ].join("\n");
}

function headline(
  { pool, state, objects, drift, unknown }: LocatedPool,
  read: SoundEstate,
  look: Look,
): string {
  const { language, colors } = look;
  const name = read.estate.find("pool", pool)?.value.name;
  const title = `${(language === "en" && name?.en) || name?.zh || pool} (${pool})`;
  if (state === "none") {
    const fine = {
      zh: `${title}：${objects} 个对象与底账一致`,
      en: `${title}: ${count(objects, "object")} as the estate says`,
    };
    return colors.green(`✓ ${fine[language]}`);
  }
  const pages = drift.filter(({ severity }) => severity === "page").length;
  const tickets = drift.length - pages;
  const zh = [
    ...(pages > 0 ? [`${pages} 项立即处理`] : []),
    ...(tickets > 0 ? [`${tickets} 项日间处理`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} 处未知`] : []),
  ];
  const en = [
    ...(pages > 0 ? [count(pages, "page")] : []),
    ...(tickets > 0 ? [count(tickets, "ticket")] : []),
    ...(unknown.length > 0 ? [`${unknown.length} unknown`] : []),
  ];
  const sentence = { zh: `${title}：${zh.join("，")}`, en: `${title}: ${en.join(", ")}` }[language];
  return (pages + unknown.length > 0 ? colors.red : colors.yellow)(`✗ ${sentence}`);
}

function driftLines(
  one: LocatedPool["drift"][number],
  zone: string,
  { language, colors, width }: Look,
): string[] {
  const paint = one.severity === "page" ? colors.red : colors.yellow;
  const said = { zh: `${one.object}：${one.sentence.zh}`, en: `${one.object}: ${one.sentence.en}` }[language];
  const notes = [
    ...(one.by ? [authorWords(one.by, zone)[language]] : []),
    ...(one.declared ? [`${one.declared.file}:${one.declared.line}:${one.declared.column}`] : []),
  ];
  return [
    `  ${paint(`${severityWords[one.severity][language]} ${one.code}`)}  ${classWords[one.class][language]}`,
    ...wrap(said, width - 4).map((line) => `    ${line}`),
    ...(notes.length > 0 ? [colors.dim(`    ${notes.join(language === "zh" ? "；" : "; ")}`)] : []),
  ];
}

/** Who wrote it and when, by the estate's clock. */
function authorWords({ manager, operation, time, ofField }: Author, zone: string): Text {
  const when = time === undefined ? undefined : localTime(zone, Date.parse(time));
  const zh = `${manager}（${operation}）${when ? `，${when}` : ""}`;
  const en = `${manager} (${operation})${when ? `, ${when}` : ""}`;
  return ofField
    ? { zh: `改动者 ${zh}`, en: `by ${en}` }
    : { zh: `最后写入者 ${zh}`, en: `last written by ${en}` };
}

function unknownLines(finding: Finding, { language, colors, width }: Look): string[] {
  const { code, message, hint, file, line, column } = finding;
  const unknown = { zh: "未知", en: "unknown" }[language];
  const place = file === "" ? "" : `  ${file}:${line}:${column}`;
  return [
    `  ${colors.red(`${unknown} ${code}`)}${place}`,
    ...wrap(message[language], width - 4).map((text) => `    ${text}`),
    ...wrap(hint[language], width - 6).map((text, index) =>
      colors.cyan(`    ${index === 0 ? "→ " : "  "}${text}`),
    ),
  ];
}
