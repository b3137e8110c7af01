import type { Context } from "../context.js";
import { count } from "../words.js";
import type { PipelineReport } from "./make.js";

/** What a person reads of a pipeline that was written or checked. */
export function pipelineText(report: PipelineReport, check: boolean, { language, colors }: Context): string {
  const { added, changed, removed } = report.difference;
  const stale = [...added, ...changed, ...removed].sort();
  if (check && stale.length > 0) {
    const verdict = staleFiles[language](stale.length);
    return [...stale.map((path) => `  ${path}`), colors.red(`✗ ${verdict}`)].join("\n");
  }
  const say = check ? fresh : written;
  const how = check ? [] : [`  ${begin[report.engine][language](report.main)}`];
  return [colors.green(`✓ ${say[language](report)}`), ...how].join("\n");
}

type Sentence<T> = Readonly<Record<Context["language"], (subject: T) => string>>;

const written: Sentence<PipelineReport> = {
  zh: ({ out, pools, difference: { added, changed, removed, unchanged } }) =>
    `${out}：${pools.length} 个资源池；写入 ${added.length + changed.length} 个文件，删除 ${removed.length} 个，${unchanged.length} 个未变`,
  en: ({ out, pools, difference: { added, changed, removed, unchanged } }) =>
    `${out}: ${count(pools.length, "pool")}; ${count(added.length + changed.length, "file")} written, ${removed.length} removed, ${unchanged.length} as they were`,
};

const fresh: Sentence<PipelineReport> = {
  zh: ({ out, difference }) => `${out}：${difference.unchanged.length} 个文件都是最新的`,
  en: ({ out, difference }) => `${out}: ${count(difference.unchanged.length, "file")}, all up to date`,
};

const staleFiles: Sentence<number> = {
  zh: (stale) => `${stale} 个文件已过期：去掉 --check 再运行一次`,
  en: (stale) => `${count(stale, "file")} stale: run it again without --check`,
};

/** How each engine is told of the pipeline. */
const begin: Readonly<Record<PipelineReport["engine"], Sentence<string>>> = {
  gitlab: {
    zh: (main) => `在 .gitlab-ci.yml 中写 include: [{ local: ${main} }]`,
    en: (main) => `in .gitlab-ci.yml, say include: [{ local: ${main} }]`,
  },
  argo: {
    zh: (main) => `kubectl apply ${main} 和 pools/，再用 kubectl create 或 argo submit 执行 run.yaml`,
    en: (main) => `kubectl apply ${main} and pools/, then kubectl create or argo submit run.yaml`,
  },
};
