import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, id, ref, refuse } from "../schema.js";
import { httpAddress, secretFile } from "./receiver.js";
import { daysOfCalendar, hours, weekdays } from "./rota.js";

const relay = z.strictObject({
  url: httpAddress,
  tokenFile: secretFile.meta(
    about("Alertmanager 出示的令牌文件", "File with the token that Alertmanager shows"),
  ),
});

const smtp = z
  .strictObject({
    host: z.string().min(1).max(200),
    port: z.int().min(1).max(65_535).default(587),
    from: z.email(),
    username: z.string().min(1).max(200).optional(),
    passwordFile: secretFile.optional(),
  })
  .meta(about("邮件服务器", "Mail server"));

const interval = z
  .strictObject({
    calendar: daysOfCalendar,
    weekdays: weekdays.optional(),
    hours: hours.optional(),
    outside: id
      .optional()
      .meta(about("此时段之外的全部时间", "All the time that this other interval is not")),
  })
  .refine(
    ({ outside, calendar, weekdays, hours }) => !outside || (calendar === "all" && !weekdays && !hours),
    refuse("outside 不与其他条件并用", "outside stands alone"),
  )
  .meta(
    about(
      "时段：日历、星期、钟点同时满足；按自然日计",
      "Interval: calendar, weekday and hours all hold; days run from midnight to midnight",
    ),
  );

const intervals = z.array(id).default([]);

const leaf = z.strictObject({
  match: z
    .record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/), z.array(z.string().min(1).max(200)).min(1))
    .default({})
    .meta(about("标签取值，各标签都须满足", "Values of labels; all labels must fit")),
  pools: z
    .array(ref.pool)
    .min(1)
    .optional()
    .meta(about("只限这些资源池的告警", "Only alerts of these pools")),
  level: z
    .enum(["pool", "province"])
    .optional()
    .meta(
      about("只用于资源池或省级的 Alertmanager", "Only in the Alertmanager of a pool, or of the province"),
    ),
  receiver: ref.receiver,
  continue: z
    .boolean()
    .default(false)
    .meta(about("匹配后继续看后面的路由", "Whether the routes after it are looked at as well")),
  active: intervals.meta(about("只在这些时段通知", "Notifies in these intervals only")),
  muted: intervals.meta(about("在这些时段不通知", "Does not notify in these intervals")),
});

const route = leaf
  .extend({
    routes: z.array(leaf).default([]).meta(about("更细的路由，先看", "Finer routes, looked at first")),
  })
  .meta(
    about(
      "路由：自上而下，第一条匹配的为准；静默时段内的告警不会落到下一条",
      "Route: from the top, the first that fits counts; what it mutes does not fall through to the next",
    ),
  );

const minutes = (value: number) => z.int().min(1).max(10_080).default(value);

/** Which alert comes to which receiver, and when. */
export const routing = z
  .strictObject({
    relay: relay
      .extend({
        pools: z
          .record(ref.pool, relay)
          .default({})
          .meta(about("自有中继的资源池", "Pools with a relay of their own")),
      })
      .meta(about("值班中继", "The duty relay")),
    smtp: smtp.optional(),
    intervals: z.record(id, interval).default({}),
    receiver: ref.receiver.meta(about("没有路由匹配时的接收方", "Receiver of what no route fits")),
    routes: z.array(route).default([]),
    groupWaitSeconds: z.int().min(1).max(600).default(15),
    groupIntervalSeconds: z.int().min(1).max(3600).default(120),
    repeatHours: z.int().min(1).max(168).default(4),
    budgetMinutes: z
      .strictObject({ critical: minutes(15), warning: minutes(60), info: minutes(1440) })
      .prefault({})
      .meta(
        about(
          "时限：故障持续满 for 后多少分钟内必须有人得知",
          "Budget: minutes, once an alert's `for` is over, in which somebody must know",
        ),
      ),
  })
  .meta(about("告警路由", "Routing of alerts"));

export type Routing = z.infer<typeof routing>;

declare module "../entity.js" {
  interface EntityTypes {
    routing: Routing;
  }
}

export default defineDocument({
  name: "routing",
  title: { zh: "告警路由", en: "Routing of alerts" },
  at: "duty/routing.yaml",
  schema: routing,
  kind: "routing",
});
