import { at, type Breach, byFault, defineCheck } from "../../checks.js";

interface Params {
  fault: "empty" | "smtp";
  receiver: string;
}

/** A receiver without an address swallows what is sent to it. */
export default defineCheck<Params>({
  code: "DUT009",
  severity: "error",
  title: { zh: "每个接收方都有去处", en: "Every receiver has somewhere to send to" },
  message: byFault<Params>({
    empty: {
      zh: (p) => `接收方 ${p.receiver} 没有值班表、群或邮件地址，送给它的告警无人看到`,
      en: (p) => `receiver ${p.receiver} has no rota, group or mail address: what it gets nobody sees`,
    },
    smtp: {
      zh: (p) => `接收方 ${p.receiver} 要发邮件，duty/routing.yaml 没有 smtp`,
      en: (p) => `receiver ${p.receiver} sends mail, and duty/routing.yaml has no smtp`,
    },
  }),
  hint: {
    zh: () => "写 rota、groups 或 mail；邮件服务器写在 duty/routing.yaml 的 smtp",
    en: () => "write rota, groups or mail; the mail server stands as smtp in duty/routing.yaml",
  },
  waivable: false,
  *find(estate): Generator<Breach<Params>> {
    const routing = estate.find("routing", "routing");
    for (const receiver of estate.all("receiver")) {
      const { rota, groups, mail } = receiver.value;
      const params = { receiver: receiver.id };
      if (!rota && groups.length + mail.length === 0) {
        yield { at: at(receiver), params: { fault: "empty", ...params } };
      }
      if (mail.length > 0 && routing && !routing.value.smtp) {
        yield { at: at(receiver, ["mail"]), params: { fault: "smtp", ...params } };
      }
    }
  },
});
