import { z } from "zod";
import { defineDocument } from "../entity.js";
import { personas } from "../personas.js";
import { about, id, ref } from "../schema.js";

/** The ways in which a person can be told. */
export const channels = ["wecom", "dingtalk", "feishu", "sms", "voice", "mail"] as const;

export type Channel = (typeof channels)[number];

const scope = z
  .strictObject({
    division: ref.division.optional(),
    department: ref.department.optional(),
    pool: ref.pool.optional(),
    plane: z.enum(["a", "b"]).optional(),
  })
  .meta(about("角色的范围；留空为全省", "Scope of the persona; empty means the whole province"));

const role = z.strictObject({
  persona: z.enum(personas).meta(about("角色", "Persona")),
  scope: scope.default({}),
  until: z.iso.date().optional().meta(about("任期至", "Ends on")),
});

/** Somebody who approves, administers, operates or is on duty. */
export const person = z
  .strictObject({
    name: z.string().min(1).max(40),
    organisation: ref.organisation.meta(about("部门或运营单位", "Department or operator id")),
    personas: z.array(role).default([]),
    phone: z
      .string()
      .regex(/^[0-9+ -]{5,20}$/)
      .optional(),
    email: z.email().optional(),
    channels: z
      .array(z.enum(channels))
      .default([])
      .meta(
        about(
          "通知渠道，按先后；严重告警用全部渠道，其他告警用第一个可用的",
          "Channels in order: a critical alert uses all of them, others the first that works",
        ),
      ),
    left: z.iso.date().optional().meta(about("离岗日", "Day of leaving")),
  })
  .meta(about("人员", "Person"));

export type Person = z.infer<typeof person>;

declare module "../entity.js" {
  interface EntityTypes {
    person: Person;
  }
}

export default defineDocument({
  name: "people",
  title: { zh: "人员与角色", en: "People and personas" },
  at: "duty/people.yaml",
  schema: z.strictObject({ people: z.record(id, person) }),
  collections: { people: { kind: "person" } },
});
