import { at, defineCheck } from "../../checks.js";
import { sourcesOf } from "../../grants.js";

/** Data enter a sandbox to be worked on; what leaves it leaves by an approved export, never by a connection. */
export default defineCheck<{ sandbox: string }>({
  code: "SEC009",
  severity: "error",
  title: { zh: "数据沙箱没有向外的授权", en: "No grant leads out of a data sandbox" },
  message: {
    zh: (p) => `授权允许数据沙箱 ${p.sandbox} 向外发起连接`,
    en: (p) => `the grant lets data sandbox ${p.sandbox} open connections`,
  },
  hint: {
    zh: () => "请删除授权；沙箱的结果经审批后由外部取走",
    en: () => "remove it; results leave a sandbox by an approved export that is fetched from outside",
  },
  source: "GB/T 22239-2019 8.1.3.1 a",
  *find(estate) {
    for (const grant of estate.all("grant")) {
      const sandbox = sourcesOf(estate, grant).find(({ value }) => value.dataRole === "sandbox");
      if (!sandbox) continue;
      yield {
        at: at(grant, ["from"]),
        params: { sandbox: sandbox.id },
        related: [at(sandbox, ["dataRole"])],
      };
    }
  },
});
