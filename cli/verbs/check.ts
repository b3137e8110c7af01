import { atOption, estateArguments, readEstate } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "check",
  stage: "declare",
  summary: { zh: "检查底账，列出全部问题", en: "check an estate and list everything wrong with it" },
  details: {
    zh: "读取每个文件，逐项检查，一次列出全部问题；离线运行，不需要任何凭据。有错误时退出码为 1；只有警告时为 0。加 --strict-isolation 则在底账无误后生成全部对象，再检查它们放行了什么。",
    en: "Reads every file, runs every check and lists all findings at once; works offline and needs no credentials. Exit status 1 with errors, 0 with warnings only. With --strict-isolation a sound estate is synthesised too, and what its objects permit is checked.",
  },
  arguments: estateArguments,
  options: {
    format: {
      choices: ["text", "json", "sarif"],
      default: "text",
      about: { zh: "输出格式；--json 等于 --format json", en: "form of the output; --json is --format json" },
    },
    strictIsolation: {
      about: {
        zh: "同时检查生成的对象：没有授权的路径、没有开通的授权、缺少默认拒绝等（ISO 代码）",
        en: "check the synthesised objects too: paths without a grant, grants without a path, … (ISO codes)",
      },
    },
    at: atOption,
  },
  example: {
    command: "zhengyun check examples/heilongjiang --at 2027-01-01",
    about: { zh: "到明年元旦，还有哪些授权和例外有效？", en: "what will have expired by New Year?" },
  },
  async run({ estate: folder, format, strictIsolation, at }, context) {
    const { countsOf } = await import("../formats/report.js");
    const moment = Date.now();
    const declared = await readEstate(folder, at, context);
    const { withIsolation } = await import("../isolation-findings.js");
    const read = strictIsolation ? await withIsolation(declared, moment, context) : declared;
    const exitCode = countsOf(read).errors > 0 ? 1 : 0;
    if (format === "sarif") {
      const { everyRule } = await import("../catalogue.js");
      const { sarifLog } = await import("../formats/sarif.js");
      const { version } = await import("../package-root.js");
      const log = sarifLog(read, await everyRule(), context.language, version());
      return { exitCode, json: log, text: JSON.stringify(log, null, 2) };
    }
    const { jsonReport } = await import("../formats/json.js");
    const { textReport } = await import("../formats/text.js");
    const json = jsonReport(read);
    const text = format === "json" ? JSON.stringify(json, null, 2) : textReport(read, context);
    return { exitCode, json, text };
  },
});
