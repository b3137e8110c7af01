// npm run bench [-- ROW…] [--quick] [--json]: measures the rows of rows/ and prints a table of ratios.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measure } from "./measure.js";
import type { Row } from "./row.js";
import { linesOf, tableOf } from "./table.js";

const rowsFolder = new URL("rows/", import.meta.url);
const known = readdirSync(fileURLToPath(rowsFolder))
  .filter((file) => file.endsWith(".js"))
  .map((file) => file.slice(0, -".js".length))
  .sort();

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
  });
  const unknown = positionals.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new Error(`There is no row ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-bench-"));
  try {
    for (const id of positionals.length > 0 ? positionals : known) {
      const { row }: { row: Row } = await import(new URL(`${id}.js`, rowsFolder).href);
      const notRun = row.missing?.();
      if (notRun !== undefined) {
        console.log(
          values.json ? JSON.stringify({ row: id, notRun }) : `### ${row.title}\n\nNot run: ${notRun}.\n`,
        );
        continue;
      }
      const place = join(folder, id);
      mkdirSync(place);
      const lines = linesOf(row, await measure(row, place, values.quick));
      const remark = row.remark?.(place);
      const table = [tableOf(row, lines), ...(remark ? [remark] : [])].join("\n\n");
      console.log(values.json ? JSON.stringify({ row: id, lines, remark }) : `${table}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
