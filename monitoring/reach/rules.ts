import type { Rule, Template, Text } from "../../estate/findings/rule.js";

/** What can be wrong with the way from an alert to a person. */

interface OfAlerts {
  /** How many minutes, and which. */
  readonly when: Text;
  readonly alerts: Text;
}

/** A message that ends with when it is so, and for which alerts. */
function during<P extends OfAlerts>(zh: (params: P) => string, en: (params: P) => string): Template<P> {
  return {
    zh: (p) => `${p.alerts.zh}：${zh(p)}，${p.when.zh}`,
    en: (p) => `${p.alerts.en}: ${en(p)}, ${p.when.en}`,
  };
}

export const reachRules = {
  muted: {
    code: "RCH001",
    severity: "error",
    title: { zh: "告警在任何时刻都有路由通知人", en: "At any time some route of an alert tells a person" },
    message: during(
      () => "只有此时静默的路由会通知人，而静默的告警不会落到下一条",
      () => "only routes that are muted then would tell a person, and what is muted does not fall through",
    ),
    hint: {
      zh: () => "核对 active、muted 与时段的起止、星期和节假日；或写 continue 并以不限时的路由兜底",
      en: () =>
        "look at active, muted and the hours, weekdays and holidays of the interval; or say continue, with a route without hours after it",
    },
  } satisfies Rule<OfAlerts>,
  noPerson: {
    code: "RCH002",
    severity: "error",
    title: { zh: "告警的接收方通知到人", en: "The receivers of an alert tell a person" },
    message: during<OfAlerts & { readonly receiver: string }>(
      (p) => `接收方 ${p.receiver} 不通知任何值班人`,
      (p) => `receiver ${p.receiver} tells nobody who is on shift`,
    ),
    hint: {
      zh: () => "给接收方写 rota，或让路由继续到有值班表的接收方；群和邮件不算有人得知",
      en: () =>
        "give the receiver a rota, or let the route continue to one that has; chats and mail wake nobody",
    },
  } satisfies Rule<OfAlerts & { receiver: string }>,
  nobody: {
    code: "RCH003",
    severity: "error",
    title: { zh: "值班表在任何时刻都有人可及", en: "At any time somebody on the rota can be told" },
    message: during<OfAlerts & { readonly shift: Text }>(
      (p) => p.shift.zh,
      (p) => p.shift.en,
    ),
    hint: {
      zh: () => "补上值班层，或调整 weekdays、hours、calendar、expires",
      en: () => "add a layer, or change weekdays, hours, calendar or expires",
    },
  } satisfies Rule<OfAlerts & { shift: Text }>,
  left: {
    code: "RCH004",
    severity: "error",
    title: { zh: "离岗的人不在班上", en: "Nobody who has left is on shift" },
    message: {
      zh: (p) => `${p.person} 已离岗，仍排在班上 ${p.when.zh}`,
      en: (p) => `${p.person} has left and is still on shift ${p.when.en}`,
    },
    hint: { zh: () => "从值班层中去掉，或安排调班", en: () => "take them off the layer, or add an override" },
  } satisfies Rule<{ person: string; when: Text }>,
  untold: {
    code: "RCH005",
    severity: "error",
    title: { zh: "当班的人都能通知到", en: "Everybody on shift can be told" },
    message: {
      zh: (p) => `${p.person} 当班 ${p.when.zh}，没有可用的渠道：缺少电话、邮箱，或渠道没有网关`,
      en: (p) =>
        `${p.person} is on shift ${p.when.en} without a way to be told: no phone, no mail, or channels without a gateway`,
    },
    hint: {
      zh: () => "在 duty/people.yaml 补上 phone 与 channels，在 duty/receivers.yaml 声明渠道的网关",
      en: () =>
        "add phone and channels in duty/people.yaml, and the channel's gateway in duty/receivers.yaml",
    },
  } satisfies Rule<{ person: string; when: Text }>,
  oneChannel: {
    code: "RCH006",
    severity: "error",
    title: {
      zh: "严重告警经两种渠道通知",
      en: "A critical alert is told by two channels",
    },
    message: during<OfAlerts & { readonly person: string }>(
      (p) => `时限内只有一种渠道通知到 ${p.person}`,
      (p) => `only one channel, that of ${p.person}, tells within the budget`,
    ),
    hint: {
      zh: (p) => `给 ${p.person} 加一种有网关的渠道，或缩短 escalateAfterMinutes`,
      en: (p) => `give ${p.person} a second channel that has a gateway, or shorten escalateAfterMinutes`,
    },
  } satisfies Rule<OfAlerts & { person: string }>,
  late: {
    code: "RCH007",
    severity: "error",
    title: { zh: "在时限内有人得知", en: "Somebody knows within the budget" },
    message: during<OfAlerts & { readonly after: number }>(
      (p) => `${p.after} 分钟后才有人得知，超过时限`,
      (p) => `somebody knows after ${p.after} min only, which is over the budget`,
    ),
    hint: {
      zh: () => "缩短 escalateAfterMinutes、groupIntervalSeconds 或网关的 withinSeconds，或修复前面的班次",
      en: () =>
        "shorten escalateAfterMinutes, groupIntervalSeconds or the gateway's withinSeconds, or mend the shifts before",
    },
  } satisfies Rule<OfAlerts & { after: number }>,
  circle: {
    code: "RCH008",
    severity: "error",
    title: { zh: "告警之间的抑制没有环", en: "Alerts do not silence each other in a circle" },
    message: {
      zh: (p) => `${p.circle} 互相抑制，谁都不会通知`,
      en: (p) => `${p.circle} silence each other, so that none is told`,
    },
    hint: { zh: () => "去掉其中一条抑制", en: () => "take one of the inhibitions away" },
  } satisfies Rule<{ circle: string }>,
  noRouting: {
    code: "RCH009",
    severity: "error",
    title: { zh: "底账声明告警路由", en: "The estate declares a routing" },
    message: {
      zh: () => "没有 duty/routing.yaml：告警不会通知任何人",
      en: () => "there is no duty/routing.yaml: no alert is told to anybody",
    },
    hint: {
      zh: () => "见 docs/duty.md，从接收方和一条默认路由写起",
      en: () => "docs/duty.md tells how to begin: receivers and one route",
    },
  } satisfies Rule<Record<never, never>>,
  unknownYear: {
    code: "RCH010",
    severity: "error",
    title: { zh: "所证年份的节假日已知", en: "The holidays of the year that is proven are known" },
    message: {
      zh: (p) => `${p.year} 年的节假日与调休未知，无法证明；不凭周末推算`,
      en: (p) => `the holidays of ${p.year} are not known, so that nothing is proven; they are never guessed`,
    },
    hint: {
      zh: (p) => `国务院办公厅公布后写 duty/calendar-${p.year}.yaml`,
      en: (p) => `write duty/calendar-${p.year}.yaml when the State Council has announced them`,
    },
  } satisfies Rule<{ year: number }>,
};

/** What the letters of these codes stand for. */
export const reachAreas: Readonly<Record<string, Text>> = {
  RCH: { zh: "告警可及", en: "Reach of alerts" },
};

/** Every rule about the reach of alerts. */
export const allReachRules: readonly Rule<never>[] = Object.values(reachRules).map((rule) => ({
  ...rule,
  waivable: false,
}));
