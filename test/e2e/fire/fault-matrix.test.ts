import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IncidentRecord } from "../../../monitoring/relay/record.js";
import { buildCommand } from "../../built.js";
import { until } from "../until.js";
import { type Chain, openChain } from "./chain.js";
import { faults } from "./matrix/faults.js";
import { home, Province } from "./matrix/province.js";
import { nobodyInParticular } from "./told-alone.js";

/**
 * A province of small pools that export all that pools do, and of one large one. All is well, then something breaks in
 * every pool but one: exporters → Prometheus → Alertmanager → the relay as a process → chain.phones. Every pool has three
 * people on shift, one of each team, so that who is told shows what was told.
 */

const teams = ["platform", "network", "security"] as const;
const pools = [home, ...faults.map(({ pool }) => pool)];
/** Three pools that the province does not hear are more than a pool's trouble, and no pool's. */
const together = `ManyPoolsSilent in no pool to ${nobodyInParticular}`;

const cleanup: (() => unknown)[] = [];
let chain: Chain;
let province: Province;

beforeAll(async () => {
  const compiled = buildCommand();
  cleanup.push(() => compiled.remove());
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-matrix-"));
  cleanup.push(() => rmSync(folder, { recursive: true, force: true }));
  const told = pools.flatMap((pool) =>
    teams.map((team) => ({ id: `${pool}-${team}`, match: { pool: [pool], team: [team] } })),
  );
  chain = await openChain(folder, compiled.program, told);
  cleanup.push(() => chain.close());
  province = await Province.open({ alertmanager: chain.alertmanager, relay: chain.listen });
  cleanup.push(() => province.close());
});

afterAll(async () => {
  for (const undo of cleanup.reverse()) await undo();
});

const incidents = () => chain.relay.incidents<IncidentRecord>();

/** What rang that is no good news: each alert, its pool, and whose phone. */
async function pages(): Promise<string[]> {
  const records = new Map((await incidents()).map((record) => [record.id, record]));
  const told = chain.phones.of().flatMap(({ incident = "", person, reason }) => {
    const { names = [], pool = "" } = records.get(incident) ?? {};
    return reason === "resolved" ? [] : names.map((name) => `${name} in ${pool || "no pool"} to ${person}`);
  });
  return [...new Set(told)].sort();
}

/** Alerts that are not over, without those of pools that stay dead or cut off. */
async function unresolved(): Promise<string[]> {
  const lost = faults.flatMap(({ pool, own }) => (own ? [pool] : []));
  const open = (await incidents()).filter(
    ({ resolved, pool }) => resolved === undefined && !lost.includes(pool),
  );
  return open.flatMap(({ names, pool }) => names.map((name) => `${name} in ${pool}`));
}

const expected = faults
  .flatMap(({ pool, pages }) =>
    Object.entries(pages).map(([name, team]) => `${name} in ${pool} to ${pool}-${team}`),
  )
  .concat(together)
  .sort();

const quiet = () =>
  until(async () => (await chain.relay.metrics()).includes("zhengyun_relay_queue_length 0"));

it("while all is well nothing fires, and nothing waits to", async () => {
  await until(async () => (await province.heard()).length === pools.length, 200);
  await sleep(5_000);
  expect(await province.heard()).toEqual([...pools].sort());
  expect(Object.fromEntries(await province.alerts("pending|firing"))).toEqual({});
  expect(chain.phones.of()).toEqual([]);
});

describe("when something has broken in every pool but one", () => {
  let firing: ReadonlyMap<string, number>;
  beforeAll(async () => {
    await province.break();
    // What is to be told within the hour is told now; what is more than that would be, too.
    await sleep(35_000);
    await quiet();
    firing = await province.alerts("firing");
  });

  it("those are told who must be, and nobody else of anything else", async () => {
    expect(await pages()).toEqual(expected);
  });

  it.for(faults.map((fault) => [fault.pool, fault.what, fault] as const))("%s: %s", ([pool, , fault]) => {
    const own = [...firing.keys()].filter((alert) => alert.startsWith(`${pool} `));
    const declared = [...Object.keys(fault.pages), ...Object.keys(fault.held)].map(
      (name) => `${pool} ${name}`,
    );
    expect(own.sort()).toEqual(declared.sort());
  });

  it("a storm of a thousand alerts rings three times at most", () => {
    const storm = [...firing].filter(([alert]) => alert.startsWith("storm "));
    expect(storm.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(1_000);
    const rung = chain.phones.of("voice").filter(({ person }) => person.startsWith("storm-"));
    expect(rung.map(({ person, reason }) => `${person} ${reason}`)).toEqual(
      Array.from({ length: 3 }, () => "storm-platform first"),
    );
  });
});

describe("when it is mended", () => {
  it("the ends are told, and nothing that was spoken for is told after all", async () => {
    await province.mend();
    const patience = Date.now() + 60_000;
    await until(async () => Date.now() > patience || (await unresolved()).length === 0, 200);
    await quiet();
    expect(await unresolved()).toEqual([]);
    expect(await pages()).toEqual(expected);
  });
});
