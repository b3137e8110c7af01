// node bit-matrix.js OUT DEPARTMENTS EACH: every ordered pair by labels alone, a bit for each port; what one writes in thirty
// lines when full semantics are not asked for.
import { writeFileSync } from "node:fs";
import { openingsOf, ports, workloadsOf } from "./model.js";

const [out = "", ...size] = process.argv.slice(2);
const [departments = 0, each = 0] = size.map(Number);
const workloads = workloadsOf(departments, each);
const openings = openingsOf(departments);
const started = performance.now();
const words = (workloads.length + 31) >> 5;
const byDepartment = new Map<number, number[]>();
for (const [index, { department }] of workloads.entries())
  byDepartment.set(department, [...(byDepartment.get(department) ?? []), index]);
const everybody = [...workloads.keys()];
const selected = ({ department, app }: { department?: number; app?: string }) =>
  (department === undefined ? everybody : (byDepartment.get(department) ?? [])).filter(
    (index) => app === undefined || workloads[index]?.app === app,
  );
let allowed = 0;
for (const port of ports.keys()) {
  const leaving = new Uint32Array(workloads.length * words);
  const entering = new Uint32Array(workloads.length * words);
  for (const { at, direction, peers, port: only } of openings) {
    if (only !== undefined && only !== port) continue;
    const [from, to] =
      direction === "egress" ? [selected(at), selected(peers)] : [selected(peers), selected(at)];
    const bits = direction === "egress" ? leaving : entering;
    for (const one of from)
      for (const other of to) (bits[one * words + (other >> 5)] as number) |= 1 << (other & 31);
  }
  for (const one of everybody.filter((index) => workloads[index]?.department === 0))
    leaving.fill(0xffffffff, one * words, (one + 1) * words);
  for (let at = 0; at < leaving.length; at++)
    for (let both = (leaving[at] as number) & (entering[at] as number); both !== 0; both &= both - 1)
      allowed++;
}
performance.measure("bench", { start: started, end: performance.now() });
writeFileSync(out, `${allowed}`);
