import type { Carriage } from "../../isolation/planes/transport.js";
import type { Answer, Outcome, Path } from "../../isolation/question/ask.js";
import type { PolicyCite, RuleCite } from "../../isolation/question/cite.js";
import type { Leg } from "../../isolation/question/leg.js";
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
    [
      `${painted(answer.verdict, look)}  ${answer.from.name} → ${answer.to.name}  ${asked}`,
      ...failureLines(answer, look),
    ].join("\n"),
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

/** What has failed, and what was so before where that differs. */
function failureLines({ failure, verdict }: Answer, { language, width }: Look): string[] {
  if (!failure) return [];
  const say = phrases[language];
  const change = failure.before === verdict ? [] : [say.before(verdicts[failure.before][language])];
  return wrap([say.failed(failure.failed), ...change].join(say.semicolon), width - 2).map(
    (line) => `  ${line}`,
  );
}

function painted(verdict: Outcome, { language, colors }: Look): string {
  const { green, red, yellow } = colors;
  const paint = { allowed: green, denied: red, unknown: yellow, cut: red }[verdict];
  return paint(colors.bold(verdicts[verdict][language]));
}

function pathText(path: Path, look: Look): string {
  const { language, colors } = look;
  const say = phrases[language];
  const head = `  ${colors.bold(path.from)} → ${colors.bold(path.to)}  ${verdicts[path.verdict][language]} ${portsText(path.ports, language)}`;
  const through = path.through === undefined ? [] : [`    ${say.through(path.through)}`];
  const legs = path.legs.flatMap((leg) => legLines(leg, path.verdict, look));
  const carried = path.carried ? carriedLines(path.carried, look) : [];
  return [head, ...through, ...legs, ...carried, ...grantLines(path, look)].join("\n");
}

/** The planes that carry a path, and what took the others away. */
function carriedLines({ planes, lost, failed }: Carriage, { language, colors, width }: Look): string[] {
  const say = phrases[language];
  const left = planes.length > 0 ? planes.join(say.list) : failed.length > 0 ? say.none : say.unrouted;
  const gone = failed.length === 0 ? "" : say.lost(lost, failed, planes.length > 0);
  const paint = planes.length > 0 ? (text: string) => text : failed.length > 0 ? colors.red : colors.yellow;
  const [first = "", ...more] = wrap(`${left}${gone}`, width - 6 - say.sideWidth);
  return [
    `    ${padEnd(say.planes, say.sideWidth)}  ${paint(first)}`,
    ...more.map((line) => `      ${paint(line)}`),
  ];
}

/** All ports of all protocols are one word; long lists are cut. */
function portsText(ports: readonly string[], language: Language): string {
  if (ports.filter((one) => one.endsWith("/1-65535")).length === 3) return phrases[language].everyPort;
  const shown = ports.slice(0, 6).join(" ");
  return ports.length > 6 ? `${shown} …` : shown;
}

function legLines(leg: Leg, verdict: Outcome, { language, colors }: Look): string[] {
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
    planes: "平面",
    list: "、",
    semicolon: "；",
    none: "无",
    unrouted: "无法证明有平面承载：两端不在同一 VRF，或没有路由",
    lost: (lost: readonly string[], failed: readonly string[], isLeft: boolean) =>
      `（${failed.join("、")} 失效${lost.length > 0 ? `，失去 ${lost.join("、")}` : isLeft ? "，平面未减少" : ""}）`,
    failed: (elements: readonly string[]) => `假定 ${elements.join("、")} 失效`,
    before: (verdict: string) => `失效之前：${verdict}`,
    through: (service: string) => `经由服务 ${service}`,
    because: (list: readonly string[]) => `（${list.join("、")}）`,
    approval: (approver?: string, expires?: string) =>
      `${approver ? `，${approver} 批准` : ""}${expires ? `，有效至 ${expires}（不含当日）` : ""}`,
    otherPolicies: (number: number) => `另有 ${number} 条策略`,
    pairs: ({ allowed, unknown, denied, cut }: Pairs) =>
      `工作负载两两之间：${figure(allowed)} 对允许，${figure(unknown)} 对未知，${figure(denied)} 对拒绝${cut > 0 ? `，${figure(cut)} 对中断` : ""}`,
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
    planes: "planes",
    list: ", ",
    semicolon: "; ",
    none: "none",
    unrouted: "none can be shown to carry it: no VRF in common, or no route",
    lost: (lost: readonly string[], failed: readonly string[], isLeft: boolean) =>
      ` (failed: ${failed.join(", ")}${lost.length > 0 ? `; lost: ${lost.join(", ")}` : isLeft ? "; no plane is lost" : ""})`,
    failed: (elements: readonly string[]) => `with ${elements.join(", ")} failed`,
    before: (verdict: string) => `before: ${verdict}`,
    through: (service: string) => `through the Service ${service}`,
    because: (list: readonly string[]) => ` (${list.join(", ")})`,
    approval: (approver?: string, expires?: string) =>
      `${approver ? `, approved by ${approver}` : ""}${expires ? `, valid until ${expires}` : ""}`,
    otherPolicies: (number: number) => `and ${number} other policies`,
    pairs: ({ allowed, unknown, denied, cut }: Pairs) =>
      `pairs of workloads: ${figure(allowed)} allowed, ${figure(unknown)} unknown, ${figure(denied)} denied${cut > 0 ? `, ${figure(cut)} cut` : ""}`,
    more: (number: number) => `and ${figure(number)} more paths; --json lists them all`,
    hypothetical:
      "The input has no pods: * stands for any pod that a namespace may come to have, its labels and ports unknown.",
  },
} as const;
