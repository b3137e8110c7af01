import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expressionOf, ruleFileText } from "../lint/rules.js";
import type { Row } from "../row.js";

/**
 * The command on a file of sound rules, against a program that parses the same expressions and no more. Beside it, what
 * the library's grammar takes of that, and what reading the file adds to it.
 */
export const row: Row = {
  title: "Linting 1,200 rules",
  base: "parsing their expressions",
  prepare(folder, quick) {
    const count = quick ? 60 : 1200;
    writeFileSync(join(folder, "rules.yaml"), ruleFileText(count));
    writeFileSync(
      join(folder, "expressions.json"),
      JSON.stringify(Array.from({ length: count }, (_, index) => expressionOf(index))),
    );
  },
  variants: [
    {
      name: "the grammar's trees of them alone",
      module: new URL("../lint/tree.js", import.meta.url),
      args: (folder) => [join(folder, "expressions.json")],
    },
    {
      name: "parsing their expressions",
      module: new URL("../lint/parse.js", import.meta.url),
      args: (folder) => [join(folder, "expressions.json")],
    },
    {
      name: "reading the file and parsing, without a check",
      module: new URL("../lint/read.js", import.meta.url),
      args: (folder) => [join(folder, "rules.yaml")],
    },
    {
      name: "zhengyun rules lint",
      module: new URL("../../bin/zhengyun.js", import.meta.url),
      args: (folder) => ["rules", "lint", join(folder, "rules.yaml")],
      atMost: { ratio: 2 },
    },
  ],
};
