import type { Answer, Path } from "../../isolation/question/ask.js";
import type { PolicyCite, RuleCite } from "../../isolation/question/cite.js";
import type { Leg, Verdict } from "../../isolation/question/leg.js";
import type { Context } from "../context.js";
import type { Language } from "../language.js";
import { padEnd, wrap } from "../layout.js";
import { figure } from "../words.js";
import { doubts, reasons, verdicts } from "./words.js";

type Look = Pick<Context, "language" | "colors" | "width">;

/** More paths than this are counted, not shown. */
const mostPaths = 12;
/** Policies that are named where none of them lets a connection pass. */
const mostPolicies = 6;

/** An answer for people: the verdict, then each path with what decided at both its ends. */
export function answerText(answer: Answer, look: Look): string {
  const { language } = look;
  const say = phrases[language];
  const asked = answer.port ?? say.anyPort;
  const shown = answer.paths.slice(0, mostPaths);
  const rest = answer.paths.length - shown.length;
  return [
    `${painted(answer.verdict, look)}  ${answer.from.name} → ${answer.to.name}  ${asked}`,
    ...shown.map((path) => pathText(path, look)),
    [
      `  ${say.pairs(answer.pairs)}`,
      ...(rest > 0 ? [`  ${say.more(rest)}`] : []),
      ...(answer.isHypothetical
        ? wrap(say.hypothetical, look.width - 2).map((line) => `  ${look.colors.dim(line)}`)
        : []),
    ].join("\n"),
  ].join("\n\n");
}

function painted(verdict: Verdict, { language, colors }: Look): string {
  const paint = { allowed: colors.green, denied: colors.red, unknown: colors.yellow }[verdict];
  return paint(colors.bold(verdicts[verdict][language]));
}

function pathText(path: Path, look: Look): string {
  const { language, colors } = look;
  const say = phrases[language];
  const head = `  ${colors.bold(path.from)} → ${colors.bold(path.to)}  ${verdicts[path.verdict][language]} ${portsText(path.ports, language)}`;
  const through = path.through === undefined ? [] : [`    ${say.through(path.through)}`];
  const legs = path.legs.flatMap((leg) => legLines(leg, path.verdict, look));
  return [head, ...through, ...legs, ...grantLines(path, look)].join("\n");
}

/** All ports of all protocols are one word; long lists are cut. */
function portsText(ports: readonly string[], language: Language): string {
  if (ports.filter((one) => one.endsWith("/1-65535")).length === 3) return phrases[language].everyPort;
  const shown = ports.slice(0, 6).join(" ");
  return ports.length > 6 ? `${shown} …` : shown;
}

function legLines(leg: Leg, verdict: Verdict, { language, colors }: Look): string[] {
  const say = phrases[language];
  const side = padEnd(leg.direction === "egress" ? say.leaves : say.enters, say.sideWidth);
  const partly =
    verdict === "denied" && leg.verdict === "allowed" ? `${portsText(leg.ports, language)}  ` : "";
  const reason = reasons[leg.reason][language];
  const why =
    leg.doubts.length > 0
      ? `${reason}${say.because(leg.doubts.map((one) => doubts[one][language]))}`
      : reason;
  const cites = leg.rules.map(
    (rule) => `      ${ruleText(rule)}  ${colors.dim(`${rule.file}:${rule.line}`)}`,
  );
  const shown = leg.policies.slice(0, mostPolicies);
  const others = leg.policies.length - shown.length;
  return [
    `    ${side}  ${verdicts[leg.verdict][language]}  ${partly}${why}`,
    ...cites,
    ...shown.map((policy) => `      ${policyText(policy)}  ${colors.dim(`${policy.file}:${policy.line}`)}`),
    ...(others > 0 ? [`      ${say.otherPolicies(others)}`] : []),
  ];
}

function ruleText(rule: RuleCite): string {
  const action = rule.action === undefined ? "" : ` ${rule.action}`;
  return `${policyText(rule)} ${rule.rule}${action}`;
}

function policyText({ kind, policy }: PolicyCite): string {
  return kind === "NetworkPolicy" ? policy : `${kind} ${policy}`;
}

/** Each grant that the path's rules come from, once. */
function grantLines({ legs }: Path, { language, colors, width }: Look): string[] {
  const say = phrases[language];
  const cited = legs.flatMap(({ rules }) => rules.flatMap(({ grant }) => (grant ? [grant] : [])));
  const grants = [...new Map(cited.map((grant) => [grant.id, grant])).values()];
  return grants.flatMap((grant) => {
    const place = grant.file === undefined ? "" : `  ${colors.dim(`${grant.file}:${grant.line}`)}`;
    const approval = say.approval(grant.approver, grant.expires);
    return [
      `    ${padEnd(say.grant, say.sideWidth)}  ${colors.cyan(grant.id)}${approval}${place}`,
      ...(grant.purpose === undefined ? [] : wrap(grant.purpose, width - 6).map((line) => `      ${line}`)),
    ];
  });
}

type Pairs = Answer["pairs"];

const phrases = {
  zh: {
    anyPort: "任意端口",
    everyPort: "全部端口",
    leaves: "出向",
    enters: "入向",
    grant: "授权",
    sideWidth: 4,
    through: (service: string) => `经由服务 ${service}`,
    because: (list: readonly string[]) => `（${list.join("、")}）`,
    approval: (approver?: string, expires?: string) =>
      `${approver ? `，${approver} 批准` : ""}${expires ? `，有效至 ${expires}（不含当日）` : ""}`,
    otherPolicies: (number: number) => `另有 ${number} 条策略`,
    pairs: ({ allowed, unknown, denied }: Pairs) =>
      `工作负载两两之间：${figure(allowed)} 对允许，${figure(unknown)} 对未知，${figure(denied)} 对拒绝`,
    more: (number: number) => `另有 ${figure(number)} 条路径；加 --json 全部列出`,
    hypothetical: "输入中没有 Pod：* 代表该命名空间中可能出现的任意 Pod，其标签与端口未知。",
  },
  en: {
    anyPort: "any port",
    everyPort: "every port",
    leaves: "leaves",
    enters: "enters",
    grant: "grant",
    sideWidth: 6,
    through: (service: string) => `through the Service ${service}`,
    because: (list: readonly string[]) => ` (${list.join(", ")})`,
    approval: (approver?: string, expires?: string) =>
      `${approver ? `, approved by ${approver}` : ""}${expires ? `, valid until ${expires}` : ""}`,
    otherPolicies: (number: number) => `and ${number} other policies`,
    pairs: ({ allowed, unknown, denied }: Pairs) =>
      `pairs of workloads: ${figure(allowed)} allowed, ${figure(unknown)} unknown, ${figure(denied)} denied`,
    more: (number: number) => `and ${figure(number)} more paths; --json lists them all`,
    hypothetical:
      "The input has no pods: * stands for any pod that a namespace may come to have, its labels and ports unknown.",
  },
} as const;
