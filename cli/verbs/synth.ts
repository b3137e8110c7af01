import { existsSync } from "node:fs";
import { join } from "node:path";
import { atOption, estateArguments, openEstate } from "../estate-read.js";
import { poolOption } from "../pools.js";
import { defineVerb } from "../verb.js";

/** From so many files on, the checks take longer than starting a thread that builds meanwhile. */
const manyFiles = 2000;
/** What tells that an earlier run wrote a folder; little is left to build then, and most of that is loading CDKTF. */
const mark = "manifest.json";

export default defineVerb({
  name: "synth",
  stage: "build",
  summary: { zh: "把底账变成 Terraform 配置", en: "turn an estate into Terraform" },
  details: {
    zh: "先检查底账；没有错误才生成每个资源池、每一层的 cdk.tf.json，以及 cdktf 命令可用的 manifest.json。只写有变化的栈；出错时输出文件夹保持原样。",
    en: "Checks the estate first; without errors, writes a cdk.tf.json for each layer of each pool, and a manifest.json for the cdktf command line. Writes only stacks that changed; an error leaves the output folder as it was.",
  },
  arguments: estateArguments,
  options: {
    pool: poolOption,
    out: {
      value: "DIR",
      about: {
        zh: "输出文件夹（默认：底账中的 .zhengyun/out）",
        en: "output folder (by default .zhengyun/out in the estate)",
      },
    },
    at: atOption,
  },
  example: {
    command: "zhengyun synth examples/heilongjiang --out cdktf.out",
    about: { zh: "生成全省每个资源池的 Terraform 配置", en: "the Terraform of every pool of a province" },
  },
  async run({ estate: folder, pool, out, at }, context) {
    const { stopwatch } = await import("../clock.js");
    const elapsed = stopwatch(context);
    const opened = await openEstate(folder, at, context);
    const { outputFolder } = await import("../output-folder.js");
    const output = outputFolder(out ?? join(opened.root, ".zhengyun/out"), context.folder, opened.root, mark);
    const { canHelp, Crew } = await import("../../stacks/synthesis/crew.js");
    const isWorth = opened.files >= manyFiles || existsSync(join(output.path, mark));
    const crew = canHelp && isWorth ? new Crew(1) : undefined;
    try {
      let reading = 0;
      const checked = () =>
        opened.checked().finally(() => {
          reading = elapsed();
        });
      // With its layers at hand the estate becomes stacks, and threads build them, before the checks begin.
      await (await import("../../stacks/app.js")).loadLayers();
      const { whileChecking } = await import("../while-checking.js");
      const { poolsNamed } = await import("../pools.js");
      const { synthesiseEstate } = await import("../synthesise-estate.js");
      const outcome = await whileChecking({ ...opened, checked }, async (estate, approval) => {
        const how = crew ? { crew, approval } : { approval };
        return synthesiseEstate(estate, poolsNamed(estate, pool), output, context, how);
      });
      if (outcome.refused) return (await import("../refusal.js")).refusal(outcome.read, context);
      const { read, made } = outcome;
      const total = elapsed();
      const report = { ...made, seconds: { reading, synthesis: total - reading, total } };
      const { synthesisScreen } = await import("../synthesis-screen.js");
      const { jsonReport } = await import("../formats/json.js");
      return {
        exitCode: 0,
        get json() {
          return { ...jsonReport(read), ...report };
        },
        text: synthesisScreen(read, report, context),
      };
    } finally {
      await crew?.close();
    }
  },
});
