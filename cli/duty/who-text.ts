import type { Context } from "../context.js";
import { aligned } from "../layout.js";
import type { Way } from "./ways.js";
import type { Called, RotaAnswer, WhoAnswer } from "./who.js";

type Look = Pick<Context, "language" | "colors">;

/** Who is called, for people: a block for each rota, one line for each of those called, in their order. */
export function whoText({ at, rotas, ways }: WhoAnswer, look: Look): string {
  const say = phrases[look.language];
  if (rotas.length === 0 && !ways) return look.colors.yellow(say.noRota);
  const none = rotas.length === 0 ? [look.colors.red(say.nobodyTold)] : [];
  const heading = [say.heading(at), ...(ways ?? []).map((way) => `  ${wayText(way, look)}`)].join("\n");
  return [heading, ...rotas.map((answer) => block(answer, look)), ...none].join("\n\n");
}

/** `routes[3].routes[0] → leaders → rota leaders`. */
function wayText({ route, receiver, rota, isTold, intervals }: Way, { language, colors }: Look): string {
  const say = phrases[language];
  const to = rota === undefined ? say.noPerson : say.toRota(rota);
  const when = intervals.length > 0 ? ` (${intervals.join(", ")})` : "";
  const line = `${route} → ${receiver} → ${to}${when}`;
  return isTold ? line : colors.dim(`${line}  ${say.muted}`);
}

function block(answer: RotaAnswer, { language, colors }: Look): string {
  const say = phrases[language];
  const head = `${colors.bold(answer.name)} (${answer.rota})  ${colors.dim(say.until(answer.until))}`;
  if (answer.called.length === 0) return `${head}\n  ${colors.red(say.nobody)}`;
  const rows = answer.called.map((called, index) =>
    row(called, index * answer.escalateAfterMinutes, language),
  );
  return [head, ...aligned(rows, 5).map((line) => `  ${line}`)].join("\n");
}

function row(called: Called, minutes: number, language: Context["language"]): readonly string[] {
  const say = phrases[language];
  const channels = called.channels.map((channel) => channelNames[channel]?.[language] ?? channel);
  const instead = called.instead === undefined ? "" : say.instead(called.instead);
  return [
    minutes === 0 ? say.first : say.after(minutes),
    called.role,
    `${called.name}${instead}`,
    called.phone ?? say.noPhone,
    channels.join(say.comma) || say.noChannel,
  ];
}

const channelNames: Readonly<Record<string, { zh: string; en: string }>> = {
  wecom: { zh: "企业微信", en: "WeCom" },
  dingtalk: { zh: "钉钉", en: "DingTalk" },
  feishu: { zh: "飞书", en: "Feishu" },
  sms: { zh: "短信", en: "SMS" },
  voice: { zh: "语音", en: "voice" },
  mail: { zh: "邮件", en: "mail" },
};

const phrases = {
  zh: {
    heading: (at: string) => `${at} 值班`,
    until: (until: string) => `至 ${until}`,
    nobody: "无人值班",
    nobodyTold: "此刻这种告警不通知任何人",
    noPerson: "群或邮件",
    toRota: (rota: string) => `值班表 ${rota}`,
    muted: "此刻静默",
    noRota: "底账没有值班表",
    noPhone: "无电话",
    noChannel: "无通知渠道",
    first: "立即",
    after: (minutes: number) => `${minutes} 分钟后`,
    instead: (person: string) => `（代 ${person}）`,
    comma: "、",
  },
  en: {
    heading: (at: string) => `On duty at ${at}`,
    until: (until: string) => `until ${until}`,
    nobody: "nobody is on duty",
    nobodyTold: "at this moment nobody is told of this alert",
    noPerson: "chat or mail",
    toRota: (rota: string) => `rota ${rota}`,
    muted: "muted now",
    noRota: "the estate has no rota",
    noPhone: "no phone",
    noChannel: "no channel",
    first: "at once",
    after: (minutes: number) => `after ${minutes} min`,
    instead: (person: string) => ` (for ${person})`,
    comma: ", ",
  },
} as const;
