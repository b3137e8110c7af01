import { atOption, estateArguments, readEstate } from "../estate-read.js";
import { poolOption } from "../pools.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "render",
  stage: "build",
  summary: { zh: "把底账变成 Kubernetes 清单", en: "turn an estate into Kubernetes manifests" },
  details: {
    zh: "与 synth 相同的对象，写成 kubectl 可直接应用的 YAML：每个资源池一个文件夹，先是命名空间，然后是集群级对象，再是每个命名空间一个文件；所依赖的上游 Helm 图表及其取值见该池的 README。只写有变化的文件；SHA256SUMS 是目录和校验和。",
    en: "The same objects as synth, as YAML that kubectl applies: one folder a pool, with the namespaces first, then what has none, then one file a namespace; the charts of others that they need, and the values for these, stand in the pool's README. Writes only files that changed; SHA256SUMS lists them with their digests.",
  },
  arguments: estateArguments,
  options: {
    pool: poolOption,
    out: { value: "DIR", required: true, about: { zh: "输出文件夹", en: "output folder" } },
    at: atOption,
  },
  example: {
    command: "zhengyun render examples/heilongjiang --pool industry-health --out manifests",
    about: { zh: "交给卫生健康行业云服务商应用的清单", en: "what the operator of the health cloud applies" },
  },
  async run({ estate: folder, pool, out, at }, context) {
    const { stopwatch } = await import("../clock.js");
    const elapsed = stopwatch(context);
    const read = await readEstate(folder, at, context);
    const { outputFolder } = await import("../output-folder.js");
    const { checksumsFile } = await import("../manifests/checksums.js");
    const output = outputFolder(out, context.folder, read.root, checksumsFile);
    const { isSound, refusal } = await import("../refusal.js");
    if (!isSound(read)) return refusal(read, context);
    const { poolsNamed } = await import("../pools.js");
    const { renderEstate } = await import("../manifests/render-estate.js");
    const { writeManifests } = await import("../manifests/write.js");
    const { renderScreen } = await import("../manifests/screen.js");
    const pools = poolsNamed(read.estate, pool);
    const rendered = await renderEstate(read.estate, pools, context);
    const report = { ...writeManifests(read.estate, pools, rendered, output), seconds: elapsed() };
    return { exitCode: 0, json: report, text: renderScreen(read, report, context) };
  },
});
