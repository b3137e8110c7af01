// node build/keep-code.mjs [FOLDER]: runs the bundled command in a folder (`dist` by default) as people run it, and keeps
// beside its files the code that V8 made of them, so that later runs need not make it again.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [folder = "dist"] = process.argv.slice(2);
const program = resolve(folder, "bin/zhengyun.js");
const recorder = fileURLToPath(new URL("record.cjs", import.meta.url));
const example = fileURLToPath(new URL("../examples/heilongjiang", import.meta.url));

/** Rules with something of everything that most rules have. */
const rules = `groups:
  - name: example
    rules:
      - record: job:requests:rate5m
        expr: sum by (job) (rate(requests_total{code=~"2..|3.."}[5m]))
      - alert: ErrorsMany
        expr: sum by (job) (rate(errors_total[5m])) / on (job) job:requests:rate5m > 0.05 or absent(up{job="api"})
        for: 10m
        labels: { severity: warning }
        annotations:
          summary: "{{ $labels.job }} fails"
          description: "{{ $value | humanizePercentage }} of its requests"
`;

const scratch = mkdtempSync(join(tmpdir(), "zhengyun-code-"));
const department = join(scratch, "estate/departments/sports.yaml");

/** Runs the command with the words of a line. What it answers is the tests' business. */
function run(line) {
  const words = ["--require", recorder, program, ...line.split(" ")];
  spawnSync(process.execPath, words, { cwd: scratch, stdio: "ignore" });
}

try {
  cpSync(example, join(scratch, "estate"), { recursive: true });
  writeFileSync(join(scratch, "rules.yaml"), rules);
  run("--help");
  run("check estate --at 2026-11-22");
  run("synth estate --at 2026-11-22 --out out");
  // After a small change a thread builds, and what has not changed is taken from the run before.
  writeFileSync(department, readFileSync(department, "utf8").replace(/zh: \S/, "$&新"));
  run("synth estate --at 2026-11-22 --out out");
  run("duty who estate --at 2026-10-10T03:00 --alert BothPlanesDown --pool 230100-harbin");
  run("reach jixi-emergency/coal-mines emergency/mines estate");
  run("rules lint rules.yaml");
} finally {
  rmSync(scratch, { recursive: true });
}
