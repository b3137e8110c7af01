import { readFileSync, writeFileSync } from "node:fs";

/** Changes what a department's file says, otherwise each time, as somebody editing it would. */
export function changeDepartment(path: string, round: number): void {
  const text = readFileSync(path, "utf8");
  const changed = text.replace(/zh: ([^\n,}（]*[^\n,}（ ])(（\d+）)?/, `zh: $1（${round}）`);
  if (changed === text) throw new Error(`${path} has no name to change`);
  writeFileSync(path, changed);
}
