import { at, defineCheck } from "../../checks.js";

interface Params {
  application: string;
}

/** What is on its way out neither opens new paths nor keeps them. */
export default defineCheck<Params>({
  code: "TEN009",
  severity: "warning",
  title: { zh: "退出中的应用不再有授权", en: "A retiring application has no grants" },
  message: {
    zh: (p) => `应用 ${p.application} 正在退出`,
    en: (p) => `${p.application} is retiring`,
  },
  hint: {
    zh: () => "请与对方约定停用日期，然后删除授权",
    en: () => "agree with the other side on a day, then remove the grant",
  },
  source: "GB/T 22239-2019 8.1.3.2 b",
  *find(estate) {
    for (const grant of estate.all("grant")) {
      for (const key of ["from", "to"] as const) {
        const application = estate.find("application", grant.value[key]);
        if (application?.value.state !== "retiring") continue;
        yield {
          at: at(grant, [key]),
          params: { application: application.id },
          related: [at(application, ["state"])],
        };
      }
    }
  },
});
