import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, day, expires, id, instant, name, ref } from "../schema.js";

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta(about("时刻 HH:MM", "Time of day, HH:MM"));

const role = id.meta(about("岗位，见 roles", "Role, one of roles"));

/** Part of a day by the clock; one that ends before it starts runs over midnight. */
export const hours = z
  .strictObject({
    from: clock,
    to: z
      .string()
      .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
      .meta(about("时刻 HH:MM，不含；一日之末写 24:00", "Time of day, exclusive; the end of a day is 24:00")),
  })
  .meta(
    about(
      "每日时段；早于开始时刻的结束时刻指次日",
      "Hours of the day; an end before the start is on the next day",
    ),
  );

export const weekdays = z.array(z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])).min(1);

/** Which days of the calendar something applies to. */
export const daysOfCalendar = z
  .enum(["all", "workdays", "holidays"])
  .default("all")
  .meta(
    about(
      "适用日历：每日、工作日（含调休上班日）、休息日（周末与节假日）",
      "Days it applies to: all, working days (those moved by 调休 among them), days off (weekends and holidays)",
    ),
  );

const layer = z
  .strictObject({
    role: role.optional(),
    people: z.array(ref.person).min(1),
    rotation: z.strictObject({
      every: z.int().min(1).max(30),
      unit: z.enum(["hours", "days", "weeks", "months"]),
    }),
    from: day,
    expires: expires.optional(),
    handover: clock.default("08:30"),
    weekdays: weekdays
      .optional()
      .meta(about("星期；值班日从交班时刻算起", "Days of the week; a duty day begins at the hand-over")),
    hours: hours.optional(),
    calendar: daysOfCalendar,
    fair: z
      .boolean()
      .default(false)
      .meta(
        about(
          "公平轮换：只数实际上岗的班次，每轮由下一人开始，各人的班次与时段相等",
          "Fair rotation: counts only shifts that are worked, and each round begins with the next person, so that all get the same number of each",
        ),
      ),
  })
  .meta(
    about(
      "值班层；同一岗位有多层时，写在前面的先用",
      "Layer; of several with one role, the first that has somebody counts",
    ),
  );

const reason = z.string().min(2).max(200);

const override = z
  .strictObject({
    starts: instant,
    ends: instant,
    person: ref.person,
    replaces: ref.person
      .optional()
      .meta(about("只顶替此人的班次", "Takes over the shifts of this person only")),
    role: role.optional().meta(about("只顶替此岗位", "Takes over this role only")),
    alone: z
      .boolean()
      .default(false)
      .meta(about("替代全部值班层，其间只有此人", "Replaces all layers: nobody else is on duty meanwhile")),
    reason,
  })
  .meta(
    about(
      "临时调班；不写 replaces、role、alone 时顶替首先通知的人",
      "Override; without replaces, role or alone it takes the place of whoever is told first",
    ),
  );

const swap = z
  .strictObject({
    starts: instant,
    ends: instant,
    between: z.tuple([ref.person, ref.person]),
    reason,
  })
  .meta(about("互换班次：其间两人互相顶替", "Swap: meanwhile each stands where the other would"));

const minutes = (most: number) => z.int().min(1).max(most);

/** Who is on duty, in layers. Each role has one person at a time; roles are told in the order of their first layer. */
export const rota = z
  .strictObject({
    name,
    roles: z
      .record(id, name)
      .default({})
      .meta(about("岗位名称，例如 一线、带班领导", "Names of roles, such as first line, leader")),
    layers: z.array(layer).min(1),
    overrides: z.array(override).default([]),
    swaps: z.array(swap).default([]),
    escalateAfterMinutes: minutes(1440)
      .default(10)
      .meta(about("无人认领时升级的分钟数", "Minutes until an unclaimed alert escalates")),
    escalateUnresolvedAfterMinutes: minutes(10_080)
      .default(120)
      .meta(about("认领后仍未恢复时升级的分钟数", "Minutes until a claimed but unresolved alert escalates")),
    handoverNoticeMinutes: z
      .int()
      .min(0)
      .max(1440)
      .default(15)
      .meta(
        about(
          "交班前多少分钟提醒接班人；0 为不提醒",
          "Minutes before a shift that whoever takes over is told; 0 for never",
        ),
      ),
  })
  .meta(about("值班表", "Rota"));

export type Rota = z.infer<typeof rota>;

declare module "../entity.js" {
  interface EntityTypes {
    rota: Rota;
  }
}

export default defineDocument({
  name: "rota",
  title: { zh: "值班表", en: "Rotas" },
  at: "duty/rota.yaml",
  schema: z.strictObject({ rotas: z.record(id, rota) }),
  collections: { rotas: { kind: "rota" } },
});
