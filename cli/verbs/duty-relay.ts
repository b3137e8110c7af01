import { estateArguments } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "duty relay",
  stage: "operate",
  summary: { zh: "值班中继：告警送到当班的人", en: "the duty relay: brings alerts to whoever is on shift" },
  details: {
    zh: "接收 Alertmanager 的 webhook，通知当班的人，接受认领，无人认领或未恢复时升级，换班时交接，合并风暴，保留每个事件的记录。所做的一切先写入日志再生效，被强行终止后重新启动不丢也不重。",
    en: "Takes Alertmanager's webhook, tells whoever is on shift, takes their claim, escalates what is unclaimed or unresolved, hands over at the change of shift, gathers storms, and keeps a record of every incident. All it does is on disk before it takes effect: killed and started again, it loses nothing and doubles nothing.",
  },
  arguments: estateArguments,
  options: {
    journal: { value: "DIR", required: true, about: { zh: "日志文件夹", en: "folder of the journal" } },
    tokenFile: {
      value: "FILE",
      required: true,
      about: {
        zh: "Alertmanager 出示的令牌，或 用户:密码",
        en: "file with the token that Alertmanager shows, or user:password",
      },
    },
    secretFile: {
      value: "FILE",
      required: true,
      about: { zh: "生成个人认领链接的密钥", en: "file with the secret that people's links are made with" },
    },
    listen: {
      value: "ADDRESS",
      about: { zh: "监听地址（默认：127.0.0.1:9095）", en: "where to listen (127.0.0.1:9095 by default)" },
    },
  },
  example: {
    command: "zhengyun duty relay --journal relay --token-file token --secret-file secret",
    about: { zh: "在本机启动中继", en: "start the relay on this machine" },
  },
  async run(input, context) {
    const { runRelay } = await import("../duty/relay.js");
    return runRelay(input, context);
  },
});
