import { at, defineCheck } from "../../checks.js";
import type { Pool } from "../../kinds/pool.js";

type Family = NonNullable<Pool["xinchuang"]>["cpu"];

/** Hygon and Zhaoxin are amd64: an architecture alone does not tell 信创. */
const architectures: Readonly<Record<Family, Pool["architecture"]>> = {
  kunpeng: "arm64",
  phytium: "arm64",
  hygon: "amd64",
  zhaoxin: "amd64",
  loongson: "loong64",
};

interface Params {
  cpu: Family;
  architecture: string;
  right: string;
}

export default defineCheck<Params>({
  code: "XIN003",
  severity: "error",
  title: { zh: "信创处理器与资源池架构相符", en: "A pool's 信创 processor has the pool's architecture" },
  message: {
    zh: (p) => `处理器 ${p.cpu} 的架构是 ${p.right}，资源池却写 ${p.architecture}`,
    en: (p) => `${p.cpu} is ${p.right}, the pool says ${p.architecture}`,
  },
  hint: {
    zh: (p) => `请写 architecture: ${p.right}，或更正 cpu`,
    en: (p) => `write architecture: ${p.right}, or correct cpu`,
  },
  waivable: false,
  *find(estate) {
    for (const pool of estate.all("pool")) {
      const { architecture, xinchuang } = pool.value;
      if (!xinchuang || architectures[xinchuang.cpu] === architecture) continue;
      const right = architectures[xinchuang.cpu];
      yield {
        at: at(pool, ["architecture"]),
        params: { cpu: xinchuang.cpu, architecture, right },
        related: [at(pool, ["xinchuang", "cpu"])],
      };
    }
  },
});
