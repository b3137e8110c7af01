import type { Count, Matrix, PeerClass } from "../../isolation/matrix/matrix.js";
import type { Context } from "../context.js";
import type { Language } from "../language.js";
import { padEnd, padStart, truncate, widthOf } from "../layout.js";
import { figure } from "../words.js";

type Look = Pick<Context, "language" | "colors" | "width">;

const cellWidth = 6;
const labelWidth = 4;

/** How many classes fit on a screen this wide. */
export function classesThatFit(width: number): number {
  return Math.min(26, Math.floor((width - labelWidth) / cellWidth));
}

/** A matrix for people: who opens on the left, to whom above, how many pairs of pods in each cell. */
export function matrixText({ classes, counts }: Matrix, look: Look): string {
  const letters = classes.map((_, index) => String.fromCharCode("a".charCodeAt(0) + index));
  const head = [" ".repeat(labelWidth), ...letters.map((letter) => padStart(letter, cellWidth))].join("");
  const rows = counts.map((row, from) =>
    [padEnd(`  ${letters[from]}`, labelWidth), ...row.map((count) => cell(count, look))].join(""),
  );
  const legend = classes.map((one, index) => `  ${letters[index]}  ${legendOf(one, look)}`);
  return [
    look.colors.dim(head),
    ...rows,
    "",
    look.colors.dim(`  ${phrases[look.language].key}`),
    "",
    ...legend,
  ].join("\n");
}

function cell({ allowed, unknown, pairs }: Count, { colors }: Look): string {
  if (pairs === 0) return padStart("", cellWidth);
  if (allowed === 0 && unknown === 0) return colors.dim(padStart("·", cellWidth));
  const text = allowed === pairs ? "■" : allowed > 0 ? short(allowed) : "";
  const paint = allowed > 0 ? colors.green : colors.yellow;
  return paint(padStart(`${text}${unknown > 0 ? `${allowed > 0 ? "" : short(unknown)}?` : ""}`, cellWidth));
}

/** At most four characters. */
function short(count: number): string {
  if (count < 10_000) return String(count);
  return count < 1_000_000 ? `${Math.round(count / 1000)}k` : `${Math.round(count / 1_000_000)}M`;
}

function legendOf({ traits, namespaces, pods }: PeerClass, { language, width }: Look): string {
  const say = phrases[language];
  const [first = "", ...others] = traits;
  const words = [
    zones[first]?.[language] ?? first,
    ...others.map((trait) => roles[trait]?.[language] ?? trait),
  ];
  const title = words.filter((word) => word !== "").join(say.comma);
  if (namespaces.length === 0) return title;
  const size = say.size(namespaces.length, pods);
  const line = `${title}${size}`;
  const names = traits.length > 2 && namespaces.length === 1 ? "" : namespaces.join(", ");
  return names === "" ? line : truncate(`${line}  ${names}`, Math.max(widthOf(line), width - 6));
}

const zones: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  public: { zh: "公用网络区", en: "public" },
  private: { zh: "专用网络区", en: "private" },
  internet: { zh: "互联网接入区", en: "internet zone" },
  exchange: { zh: "安全隔离交换区", en: "exchange" },
  management: { zh: "管理区", en: "management" },
  platform: { zh: "平台或未标网络区", en: "platform, or no zone label" },
  outside: { zh: "输入之外的命名空间", en: "namespaces outside the input" },
  "the internet": { zh: "互联网（公网地址）", en: "the Internet" },
  "any address": { zh: "集群外的任意地址", en: "any address outside" },
};

const roles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  both: { zh: "访问别人也被访问", en: "asks and is asked" },
  asks: { zh: "只访问别人", en: "asks only" },
  serves: { zh: "只被访问", en: "is asked only" },
  alone: { zh: "不与别人来往", en: "keeps to itself" },
};

const phrases = {
  zh: {
    comma: "，",
    size: (namespaces: number, pods: number) =>
      `（${figure(namespaces)} 个命名空间，${figure(pods)} 个工作负载）`,
    key: "行为发起方，列为目标；数为可达的对数，■ 全部，· 无，? 含未知",
  },
  en: {
    comma: ", ",
    size: (namespaces: number, pods: number) =>
      ` (${figure(namespaces)} ${namespaces === 1 ? "namespace" : "namespaces"}, ${figure(pods)} ${pods === 1 ? "workload" : "workloads"})`,
    key: "rows open, columns are opened to; pairs that are open, ■ all, · none, ? some unknown",
  },
} as const;
