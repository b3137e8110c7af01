import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { keepBusy } from "./busy.js";
import { type FailureName, failures } from "./failures.js";
import { type Lab, startLab } from "./lab.js";
import { attempts } from "./leaks.js";
import { machine } from "./machine.js";
import { plotOf } from "./plot.js";
import { type Probe, type ProbeProps, startProbe } from "./probe.js";
import { append, readRecords, recordOf } from "./records.js";
import { reportOf } from "./report.js";
import { writeSection } from "./section.js";
import { type TimersName, timers } from "./timers.js";
import { runTrial } from "./trial.js";

const failureNames = Object.keys(failures) as FailureName[];

/** How often each failure is tried unless said otherwise. */
const usual: Partial<Record<FailureName, number>> = { silent: 100, drain: 15 };

const usage = `npm run lab:planes -- [options]
  --sites N          how many sites (14)
  --timers NAME      ${Object.keys(timers).join(" or ")}; both one after the other if not given
  --only A,B         these failures: ${failureNames.join(", ")}
  --trials N         so many of each (10; silent 100, drain 15)
  --parts A,B        of: split, attempts, trials, busy (all)
  --busy MINUTES     how long one core is kept busy (60)
  --results FILE     add results to this file of JSON lines; a long measurement can so be made in pieces
  --ordinary         daemons at the priority of everything else
  --write            write docs/planes.md and docs/planes-measured.svg from the results; measure nothing`;

function options() {
  const { values } = parseArgs({
    options: {
      sites: { type: "string", default: "14" },
      timers: { type: "string", multiple: true, default: Object.keys(timers) },
      only: { type: "string", default: failureNames.join(",") },
      trials: { type: "string" },
      parts: { type: "string", default: "split,attempts,trials,busy" },
      busy: { type: "string", default: "60" },
      results: { type: "string", default: "planes-results.jsonl" },
      ordinary: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

type Options = ReturnType<typeof options>;

/** `npm run lab:planes`. */
async function main(): Promise<void> {
  const asked = options();
  if (asked.help) return void process.stdout.write(`${usage}\n`);
  if (!asked.write) {
    append(asked.results, { kind: "machine", text: await machine(!asked.ordinary) });
    for (const name of asked.timers) await measure(timersNamed(name), asked);
  }
  const records = readRecords(asked.results);
  const report = reportOf(records);
  process.stdout.write(`${report}\n`);
  if (!asked.write) return;
  writeSection("docs/planes.md", report);
  writeFileSync("docs/planes-measured.svg", plotOf(records));
}

function timersNamed(name: string): TimersName {
  if (name in timers) return name as TimersName;
  throw new Error(`there are no timers ${name}; there are ${Object.keys(timers).join(", ")}`);
}

async function measure(name: TimersName, asked: Options): Promise<void> {
  const lab = await startLab({
    sites: Number(asked.sites),
    timers: timers[name],
    isPreferred: !asked.ordinary,
  });
  const parts = asked.parts.split(",");
  try {
    append(asked.results, {
      kind: "start",
      timers: name,
      sites: lab.sites.length,
      convergedMs: Math.round(lab.convergedAfterMs),
    });
    tell(`${lab.sites.length} sites converged after ${Math.round(lab.convergedAfterMs)} ms`);
    if (parts.includes("split")) await split(lab, asked);
    if (parts.includes("attempts")) await tryLeaks(lab, asked);
    if (parts.includes("trials")) await trials(lab, name, asked);
    if (parts.includes("busy") && Number(asked.busy) > 0) await busy(lab, asked);
  } finally {
    await lab.stop();
  }
}

/** Many flows, so that chance alone keeps each plane near one half. */
async function split(lab: Lab, asked: Options): Promise<void> {
  const { flows, planes } = await withProbe(lab, { flows: 300, intervalMs: 1000 }, (probe) =>
    probe.during(() => sleep(3000)),
  );
  append(asked.results, { kind: "split", flows, a: planes.a.received, b: planes.b.received });
  tell(`${planes.a.received} packets on plane a, ${planes.b.received} on plane b`);
}

async function tryLeaks(lab: Lab, asked: Options): Promise<void> {
  for (const { title, announced, arrived } of await attempts(lab)) {
    append(asked.results, { kind: "attempt", title, tried: announced.length, arrived: arrived.length });
    tell(`${title}: ${announced.length} tried, ${arrived.length} got through`);
  }
}

async function trials(lab: Lab, name: TimersName, asked: Options): Promise<void> {
  const chosen = failureNames.filter((each) => asked.only.split(",").includes(each));
  const all = chosen.flatMap((failure) => {
    const times = Number(asked.trials ?? usual[failure] ?? 10);
    return Array.from({ length: times }, (_, index) => ({
      failure,
      label: `${failure} ${index + 1}/${times}`,
    }));
  });
  await withProbe(lab, { flows: 3, intervalMs: 5 }, async (probe) => {
    for (const { failure, label } of all) {
      const record = recordOf(name, await runTrial(lab, probe, failure));
      append(asked.results, record);
      const { down, up, detectedMs } = record;
      tell(`${label}: noticed ${detectedMs} ms, gap ${down.gapMs} ms, lost ${down.lost}, back ${up.lost}`);
    }
  });
}

async function busy(lab: Lab, asked: Options): Promise<void> {
  const minutes = Number(asked.busy);
  const { window, sessionsLost } = await withProbe(lab, { flows: 3, intervalMs: 20 }, (probe) =>
    keepBusy(lab, probe, minutes),
  );
  const { sent, received } = window;
  append(asked.results, { kind: "busy", minutes, sent, lost: sent - received, sessionsLost });
  tell(`${minutes} minutes with one core busy: ${sessionsLost} sessions lost, ${sent - received} packets`);
}

async function withProbe<R>(lab: Lab, props: ProbeProps, work: (probe: Probe) => Promise<R>): Promise<R> {
  const probe = await startProbe(lab, props);
  try {
    return await work(probe);
  } finally {
    await probe.stop();
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
