import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expressionOf, ruleFileText } from "../lint/rules.js";
import type { Row } from "../row.js";

/** Reading and linting a file of rules, against a program that parses the same expressions and no more. */
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
      name: "parsing their expressions",
      module: new URL("../lint/parse.js", import.meta.url),
      args: (folder) => [join(folder, "expressions.json")],
    },
    {
      name: "zhengyun rules lint",
      module: new URL("../lint/lint.js", import.meta.url),
      args: (folder) => [join(folder, "rules.yaml")],
      atMost: { ratio: 2 },
    },
  ],
};
