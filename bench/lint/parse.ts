// Parses expressions, from a JSON list of them: text in, an expression or what is wrong with the text out.
import { readFileSync } from "node:fs";
import { parseExpr } from "../../monitoring/promql/parse.js";

const texts: readonly string[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
for (const text of texts) if (!parseExpr(text).expr) throw new Error(`${text} is no expression`);
