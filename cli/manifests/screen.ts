import type { Context } from "../context.js";
import { aligned } from "../layout.js";
import type { SoundEstate } from "../refusal.js";
import { count, figure } from "../words.js";
import type { ManifestsReport } from "./write.js";

type Report = ManifestsReport & { readonly seconds: number };

/** The closing screen of render: each pool's manifests, what changed, and where they are. */
export function renderScreen(read: SoundEstate, report: Report, { language, colors }: Context): string {
  const rows = report.pools.map(({ id, objects, files }) => {
    const name = read.estate.find("pool", id)?.value.name;
    const title = (language === "en" && name?.en) || name?.zh || "";
    return [id, title, figure(objects), figure(files)];
  });
  const head = {
    zh: ["资源池", "名称", "对象", "文件"],
    en: ["pool", "name", "objects", "files"],
  }[language];
  const [titles = "", ...lines] = aligned([head, ...rows], 2);
  const first = report.pools[0]?.id ?? "";
  return [
    `  ${colors.dim(titles)}`,
    ...lines.map((line) => `  ${line}`),
    "",
    `${colors.green("✓")} ${closing(report, language)}`,
    `  ${{ zh: "应用的办法见", en: "how to apply them:" }[language]} ${report.out}/${first}/README.md`,
  ].join("\n");
}

function closing({ out, difference, seconds }: Report, language: "zh" | "en"): string {
  const fresh = difference.added.length + difference.changed.length;
  const { removed, unchanged } = difference;
  const time = seconds.toFixed(1);
  if (language === "zh") {
    return `${out}：写入 ${fresh} 个文件，删除 ${removed.length} 个，${unchanged.length} 个未变（${time} 秒）`;
  }
  return `${out}: ${count(fresh, "file")} written, ${removed.length} removed, ${unchanged.length} as they were (${time} s)`;
}
