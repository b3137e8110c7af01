import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCommand } from "../../built.js";
import { until } from "../until.js";
import { type Chain, openChain } from "./chain.js";
import { carryOut, commandsOf, marksOf } from "./pages.js";
import { raise, type Stage } from "./stage.js";
import { type Staged, stagedAlerts } from "./staged.js";
import { nobodyInParticular, type ToldAlone } from "./told-alone.js";

/**
 * Every alert, for real: an exporter with the fault of its proof and the history that led to it → Prometheus →
 * Alertmanager → the relay as a process → chain.phones. Every alert has a person of its own, so that the right one rings.
 */

const alerts = await stagedAlerts();
/** The heartbeat always fires; nobody is woken for it. */
const isHeartbeat = ({ proven }: Staged["suite"]) => proven.alert.severity === "none";
const telling = alerts.filter(({ suite }) => !isHeartbeat(suite));

/** `NodeNotReady` → `node-not-ready`: who is told of an alert. */
function personOf(alert: string): string {
  return alert.replace(/(?<!^)([A-Z])/g, "-$1").toLowerCase();
}

function toldAlone({ name, firing }: Staged): ToldAlone {
  const pools = [...new Set(firing.flatMap(({ pool }) => pool ?? []))];
  return {
    id: personOf(name),
    match: { alertname: [name], ...(pools.length > 0 ? { pool: pools } : {}) },
  };
}

const cleanup: (() => unknown)[] = [];
let chain: Chain;
let stages: readonly Stage[];

beforeAll(async () => {
  const compiled = buildCommand();
  cleanup.push(() => compiled.remove());
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-fire-"));
  cleanup.push(() => rmSync(folder, { recursive: true, force: true }));
  chain = await openChain(folder, compiled.program, alerts.map(toldAlone));
  cleanup.push(() => chain.close());
  stages = await Promise.all(
    (["pools", "province"] as const).map(async (name) => {
      const own = alerts.filter(({ stage }) => stage === name);
      const stage = await raise(own, chain.alertmanager);
      cleanup.push(() => stage.stop());
      return stage;
    }),
  );
});

afterAll(async () => {
  for (const undo of cleanup.reverse()) await undo();
});

/** What rang at whose phone, by reason and channel. */
function rung(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { person, reason, channel } of chain.phones.of()) {
    if (person !== nobodyInParticular) {
      found.set(person, [...(found.get(person) ?? []), `${reason} ${channel}`].sort());
    }
  }
  return found;
}

/** A critical alert comes by all channels, others by the first. */
function expected(withEnd: boolean): ReadonlyMap<string, readonly string[]> {
  return new Map(
    telling.map(({ name, suite, firing }) => {
      const first =
        suite.proven.alert.severity === "critical" ? ["first sms", "first voice"] : ["first voice"];
      const once = withEnd ? [...first, "resolved sms"] : first;
      // What is wrong in two pools is told of each.
      const pools = [...new Set(firing.map(({ pool }) => pool))];
      return [personOf(name), pools.flatMap(() => once).sort()];
    }),
  );
}

const sorted = (all: ReadonlyMap<string, readonly string[]>) => Object.fromEntries([...all].sort());

/** Waits until everybody's phone rang for a reason; whose did not is seen in the comparison that follows. */
async function rangFor(reason: string): Promise<void> {
  const everybody = new Set(telling.map(({ name }) => personOf(name)));
  const patience = Date.now() + 150_000;
  await until(() => {
    const told = new Set(chain.phones.of().flatMap((ring) => (ring.reason === reason ? [ring.person] : [])));
    return [...everybody].every((person) => told.has(person)) || Date.now() > patience;
  }, 200);
  await until(async () => (await chain.relay.metrics()).includes("zhengyun_relay_queue_length 0"));
}

/** Carries out the commands of a section of every page, two at a time; gives what must not be, by alert. */
async function carriedOut(
  section: string,
  isWrong: (staged: Staged, lines: readonly string[]) => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = alerts[Symbol.iterator]();
  const worker = async () => {
    for (const staged of waiting) {
      const url = stages.find(({ name }) => name === staged.stage)?.url ?? "";
      const commands = commandsOf(staged.suite.proven.alert.runbook).filter((one) => one.section === section);
      expect(commands.length).toBeGreaterThan(0);
      for (const { command } of commands) {
        const lines = await carryOut(command, url);
        if (isWrong(staged, lines)) wrong.push(`${staged.name}: ${lines.join(" | ")}`);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  return wrong;
}

/** Whether a line of output is about the thing that is wrong. */
function isAbout(line: string, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(labels).every(
    ([label, value]) =>
      ["alertname", "severity", "team", "domain"].includes(label) || line.includes(`${label}="${value}"`),
  );
}

describe("while everything is wrong", () => {
  it("every alert rings its own person, once, by the channels of its severity", async () => {
    expect(alerts.length).toBeGreaterThanOrEqual(229);
    await rangFor("first");
    expect(sorted(rung())).toEqual(sorted(expected(false)));
    expect(await chain.relay.metrics()).toMatch(/zhengyun_relay_calls_total\{outcome="heartbeat"\} [1-9]/);
  });

  it("the diagnosis of every runbook shows the thing that is wrong", async () => {
    const wrong = await carriedOut("诊断", ({ firing }, lines) =>
      firing.some((labels) => !lines.some((line) => isAbout(line, labels))),
    );
    expect(wrong).toEqual([]);
  });
});

describe("when all of it is mended", () => {
  it("every person hears of the end, once, and nothing else rings", async () => {
    for (const stage of stages) await stage.mend();
    await rangFor("resolved");
    expect(sorted(rung())).toEqual(sorted(expected(true)));
  });

  it("the verification of every runbook shows nothing of it", async () => {
    const wrong = await carriedOut("验证", ({ name, stage, suite }, lines) =>
      isHeartbeat(suite)
        ? lines.length === 0
        : lines.some((line) => stage === "province" || line.includes(`pool="${name}:`)),
    );
    expect(wrong).toEqual([]);
  });
});

it("every block of every runbook is marked as one for machines or one for people", () => {
  const marks = new Map<string, number>();
  for (const mark of alerts.flatMap(({ suite }) => marksOf(suite.proven.alert.runbook))) {
    marks.set(mark, (marks.get(mark) ?? 0) + 1);
  }
  expect([...marks.keys()].sort()).toEqual(["bash manual", "bash run"]);
  expect(marks.get("bash run")).toBe(2 * alerts.length);
});
