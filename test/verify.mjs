// Installs what the tests need and runs every suite; the README's test command. Ends with one summed line.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const reports = mkdtempSync(join(tmpdir(), "zhengyun-verify-"));
const total = { passed: 0, failed: 0, skipped: 0 };

/** What failed, told again at the very end: a log is often kept by its last lines only. */
const failures = [];

// Random tests look longer here than in the quick loop, and at the same cases each time: a run that fails tells of
// the change it was made for. `npm test` looks at other cases every time.
process.env.ZHENGYUN_FUZZ_RUNS ??= "4000";
process.env.ZHENGYUN_SAMPLES ??= "1000000";
process.env.ZHENGYUN_FUZZ_SEED ??= "20261122";
process.env.ZHENGYUN_SEED ??= "20261122";

/** A step that passes or fails as a whole. */
function step(title, command, ...args) {
  const started = Date.now();
  console.log(`\n== ${title}: ${[command, ...args].join(" ")}`);
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`== ${title}: ${status === 0 ? "passed" : "FAILED"} (${seconds} s)`);
  return status === 0;
}

function check(title, command, ...args) {
  const passed = step(title, command, ...args);
  total[passed ? "passed" : "failed"]++;
  if (!passed) failures.push(`${title}: ${[command, ...args].join(" ")}`);
}

/** What was left out, told by name beside the failures: a test that did not run has not passed. */
const notRun = [];

/** The tests of a vitest report that were left out, under the title that says why. */
function testsLeftOut(project, report) {
  return (report?.testResults ?? []).flatMap(({ name, assertionResults }) => {
    const left = assertionResults.filter(({ status }) => status !== "passed" && status !== "failed");
    const titles = [...new Set(left.map(({ ancestorTitles }) => ancestorTitles.join(" › ")))];
    return titles.map((title) => {
      const tests = left.filter(({ ancestorTitles }) => ancestorTitles.join(" › ") === title);
      return [
        `${project}: ${relative(process.cwd(), name)}: ${title}`,
        ...tests.map((test) => `    ${test.title}`),
      ].join("\n");
    });
  });
}

/** The failed tests of a vitest report, each with the first lines of its reason. */
function failedTests(project, report) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && failed.length === 0) return [`${project}: ${file}\n${reason(message)}`];
    return failed.map(
      (test) => `${project}: ${file}: ${test.fullName}\n${reason(test.failureMessages.join("\n"))}`,
    );
  });
}

function reason(message) {
  return message
    .split("\n")
    .slice(0, 12)
    .map((line) => `    ${line}`)
    .join("\n");
}

/** A vitest project; its tests are counted one by one, and a run that counted none has failed. */
function suite(project) {
  const file = join(reports, `${project}.json`);
  const ok = step(
    project,
    "npx",
    "vitest",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  );
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  total.passed += report?.numPassedTests ?? 0;
  total.failed += report?.numFailedTests ?? 0;
  total.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const counted = (report?.numPassedTests ?? 0) > 0;
  if (!counted || (!ok && report.numFailedTests === 0)) {
    total.failed++;
    failures.push(`${project}: the run as a whole`);
  }
  failures.push(...failedTests(project, report));
  notRun.push(...testsLeftOut(project, report));
}

check("build", "npm", "run", "--silent", "build");
check("lint", "npm", "run", "--silent", "lint");
check("unused code", "npm", "run", "--silent", "unused");
check("generated files are fresh", "npm", "run", "--silent", "fresh");
check("tools", "npm", "run", "--silent", "toolchain");
suite("unit");
suite("e2e");
suite("clock");
check("the way out of CDKTF", "npm", "run", "--silent", "successor");

rmSync(reports, { recursive: true });
for (const group of notRun) console.log(`\nnot run: ${group}`);
for (const failure of failures) console.log(`\nfailed: ${failure}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
