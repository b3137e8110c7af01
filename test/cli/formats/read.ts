import { type EstateRead, noneAccepted } from "../../../cli/estate-read.js";
import type { Finding } from "../../../estate/index.js";

const overlap: Finding = {
  code: "NET012",
  severity: "error",
  file: "network/segments/230100-harbin.yaml",
  line: 14,
  column: 9,
  entity: "segment harbin-public",
  message: {
    zh: "10.23.0.0/16 与资源池 230300-jixi 的网段 jixi-public（10.23.0.0/17）重叠",
    en: "10.23.0.0/16 overlaps jixi-public of pool 230300-jixi (10.23.0.0/17)",
  },
  hint: { zh: "请按地址规划改用未分配的网段", en: "take a free network of the address plan" },
  related: [{ file: "network/segments/230300-jixi.yaml", line: 5, column: 12 }],
};

const notRead: Finding = {
  code: "EST019",
  severity: "warning",
  file: "pools/备忘.txt",
  line: 1,
  column: 1,
  entity: "pools/备忘.txt",
  message: { zh: "这个文件不会被读取", en: "this file is not read" },
  hint: { zh: "请移到别处", en: "move it elsewhere" },
  related: [],
};

/** One finding of each sort, and one that is accepted. */
export const unsound: EstateRead = {
  root: "/somewhere/province",
  shownRoot: "province",
  files: 212,
  today: "2026-11-22",
  findings: [overlap, notRead],
  accepted: { count: 1, findings: () => [{ ...overlap, line: 20 }] },
};

export const sound: EstateRead = {
  ...unsound,
  shownRoot: ".",
  files: 1,
  findings: [],
  accepted: noneAccepted,
};
