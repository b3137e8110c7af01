import { poolOption } from "./pools.js";

/** The options that plan and apply share. */
export const changeOptions = {
  pool: poolOption,
  stack: {
    value: "STACK",
    repeated: true,
    about: { zh: "只处理这个栈", en: "only this stack" },
  },
  out: {
    value: "DIR",
    about: {
      zh: "Terraform 配置的输出文件夹（默认：底账中的 .zhengyun/out）",
      en: "folder for the Terraform (by default .zhengyun/out in the estate)",
    },
  },
  as: {
    value: "PERSON",
    about: {
      zh: "以谁的身份（默认：ZHENGYUN_USER，再其次 git 的 user.email 对应的人员）",
      en: "who you are (by default ZHENGYUN_USER, else whoever has git's user.email)",
    },
  },
  terraformBin: {
    value: "PROGRAM",
    about: {
      zh: "执行的程序（默认 terraform，没有则 tofu）",
      en: "program to run (by default terraform, else tofu)",
    },
  },
  parallel: {
    value: "N",
    about: { zh: "同时处理的资源池数（默认 2–4）", en: "pools at work at the same time (by default 2 to 4)" },
  },
  at: {
    value: "INSTANT",
    about: {
      zh: "按哪一时刻判断封网与有效期，如 2026-11-22T08:30:00+08:00（默认现在）",
      en: "the instant for freezes and expiry, such as 2026-11-22T08:30:00+08:00 (by default now)",
    },
  },
} as const;
