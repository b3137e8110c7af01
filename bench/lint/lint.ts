// Lints a rule file.
import { wellKnown } from "../../monitoring/lint/facts/well-known.js";
import { lintFiles } from "../../monitoring/lint/lint.js";
import { readSource } from "../../monitoring/lint/source/read.js";

const file = readSource(process.argv[2] ?? "", "rules.yaml");
const { rules } = await lintFiles([file], { scrapeInterval: 30, evaluationInterval: 30, facts: wellKnown() });
if (rules === 0) throw new Error("there was no rule to lint");
