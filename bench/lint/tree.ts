// Reads expressions by the grammar alone, from a JSON list of them: a tree of the library's, of which nothing is made.
import { readFileSync } from "node:fs";
import { parser } from "@prometheus-io/lezer-promql";

const texts: readonly string[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
for (const text of texts) parser.parse(text);
