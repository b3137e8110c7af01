// Reads a rule file as the linter does and parses its expressions, without a single check.
import { readRules } from "../../monitoring/lint/source/documents.js";
import { readSource } from "../../monitoring/lint/source/read.js";
import { parseExpr } from "../../monitoring/promql/parse.js";

const rules = readRules(readSource(process.argv[2] ?? "", "rules.yaml"), () => {});
for (const { expr } of rules) if (expr) parseExpr(expr.text);
if (rules.length === 0) throw new Error("there was no rule to read");
