import { z } from "zod";
import { defineDocument } from "../entity.js";
import { about, id, name, ref } from "../schema.js";
import { channels } from "./person.js";

/** A file on the machine that sends; what is secret is read from it and stands nowhere else. */
export const secretFile = z
  .string()
  .regex(/^\/[\w./-]+$/)
  .max(200)
  .meta(
    about(
      "密钥文件的绝对路径；密钥不写入底账",
      "Absolute path of a file with a secret, which never stands in the estate",
    ),
  );

export const httpAddress = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .meta(about("HTTP 地址，不含密钥", "HTTP address, without anything secret"));

const gateway = z
  .strictObject({
    url: httpAddress,
    tokenFile: secretFile.optional(),
    withinSeconds: z
      .int()
      .min(1)
      .max(600)
      .default(30)
      .meta(about("送达所需的秒数，计入时限", "Seconds until a message arrives, counted in the budget")),
  })
  .meta(about("通知网关：向个人送达一种渠道的消息", "Gateway: brings messages of one channel to people"));

const group = z
  .strictObject({
    channel: z.enum(["wecom", "dingtalk", "feishu"]),
    urlFile: secretFile.meta(
      about(
        "存放群机器人地址的文件：地址中含密钥",
        "File with the address of the group's robot, which holds a secret",
      ),
    ),
  })
  .meta(about("群机器人；不计入“有人可及”", "Robot of a chat group; nobody in particular is told by it"));

const receiver = z
  .strictObject({
    name,
    rota: ref.rota
      .optional()
      .meta(about("通知此值班表当时的值班人", "Tells whoever is on shift on this rota")),
    groups: z.array(group).default([]),
    mail: z.array(z.email()).default([]).meta(about("邮件地址", "Mail addresses")),
  })
  .meta(about("告警接收方", "Receiver of alerts"));

export type Gateway = z.infer<typeof gateway>;
export type Receiver = z.infer<typeof receiver>;

declare module "../entity.js" {
  interface EntityTypes {
    /** `id` is the channel. */
    gateway: Gateway;
    receiver: Receiver;
  }
}

export default defineDocument({
  name: "receivers",
  title: { zh: "告警接收方与通知网关", en: "Receivers and gateways" },
  at: "duty/receivers.yaml",
  schema: z.strictObject({
    gateways: z.partialRecord(z.enum(channels), gateway).default({}),
    receivers: z.record(id, receiver),
  }),
  collections: { gateways: { kind: "gateway" }, receivers: { kind: "receiver" } },
});
