// What the yaml package alone needs: every YAML file of a folder parsed with positions, and its plain value.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";

const [folder = "."] = process.argv.slice(2);
// What lies in hidden folders is no part of an estate.
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".yaml") && !file.startsWith("."),
);

const began = performance.now();
for (const file of files.sort()) {
  const lineCounter = new LineCounter();
  const document = parseDocument(readFileSync(join(folder, file), "utf8"), { lineCounter });
  document.toJS();
  if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0]}`);
}
performance.measure("bench", { start: began });
