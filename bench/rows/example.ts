import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleFolder } from "../example/folder.js";
import type { Row } from "../row.js";

const check = new URL("../example/check.js", import.meta.url);

/** Reading and checking the example province, against parsing its files and nothing else. */
export const row: Row = {
  title: "The example province: check",
  base: "yaml package, parse",
  rounds: 11,
  prepare(folder) {
    cpSync(fileURLToPath(exampleFolder), join(folder, "estate"), { recursive: true });
  },
  variants: [
    {
      name: "yaml package, parse",
      module: new URL("../yaml-package.js", import.meta.url),
      args: (folder) => [join(folder, "estate")],
    },
    {
      name: "zhengyun, load and check",
      module: check,
      args: (folder) => [join(folder, "estate")],
      atMost: { ratio: 1.5 },
    },
    {
      name: "the same again, with its cache",
      module: check,
      args: (folder) => [join(folder, "estate"), "cache"],
    },
  ],
};
