import { atOption, estateArguments, readEstate } from "../estate-read.js";
import { poolOption } from "../pools.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "drift",
  stage: "operate",
  summary: {
    zh: "资源池的现状与底账有何不同",
    en: "what in the pools is not as the estate says",
  },
  details: {
    zh: "逐个对象比较资源池的现状与底账生成的内容：隔离、配额、权限、保护方面的差异须立即处理，说明性内容的差异日间处理；指出改动者（API 服务器记录的程序）与时间。默认经 kubectl 只读地查看资源池；只能得到导出的资源池用 --dump。看不到的部分一律报告为未知，不算没有漂移。退出码 0 表示全部看到且没有差异。",
    en: "Compares, object by object, what the pools hold with what the estate makes: differences in isolation, quota, permissions or protection are for now, those in descriptions for office hours; with who changed it (the program that the API server recorded) and when. Reads the pools through kubectl, changing nothing; --dump reads a dump instead. What could not be seen is told as unknown, never as no drift. Exit status 0 means everything was seen and nothing differs.",
  },
  arguments: estateArguments,
  options: {
    pool: poolOption,
    dump: {
      value: "PATH",
      repeated: true,
      about: {
        zh: "查看导出而非资源池：kubectl get -o yaml 或 json 的文件、文件夹，可用 gzip 压缩；- 为标准输入；须用 --pool 指明资源池",
        en: "look at a dump instead: files or folders of kubectl get -o yaml or json, gzipped or not; - is standard input; --pool says whose",
      },
    },
    kubectlBin: {
      value: "PATH",
      about: {
        zh: "kubectl 的路径（默认在 PATH 中查找）",
        en: "kubectl to use (by default that on the PATH)",
      },
    },
    at: atOption,
  },
  example: {
    command: "zhengyun drift examples/heilongjiang --pool 231200-suihua --dump all.yaml",
    about: {
      zh: "绥化资源池的导出与底账有何不同",
      en: "how a dump of the Suihua pool differs from the estate",
    },
  },
  async run({ estate: folder, at, ...input }, context) {
    const read = await readEstate(folder, at, context);
    const { isSound, refusal } = await import("../refusal.js");
    if (!isSound(read)) return refusal(read, context);
    const { runDrift } = await import("../drift/run.js");
    return runDrift(read, input, context);
  },
});
