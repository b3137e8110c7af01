// Parses expressions alone, from a JSON list of them.
import { readFileSync } from "node:fs";
import { parser } from "@prometheus-io/lezer-promql";

const expressions: readonly string[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
for (const expression of expressions) parser.parse(expression);
