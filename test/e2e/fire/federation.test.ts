import { afterAll, beforeAll, expect, test } from "vitest";
import { alertmanagerConfig } from "../../../monitoring/routing/alertmanager.js";
import { checkedExample } from "../../examples/estates.js";
import type { RunningPrometheus } from "../monitoring/prometheus.js";
import { until } from "../until.js";
import { type RunningAlertmanager, startAlertmanager } from "./alertmanager.js";
import { Injector } from "./injector.js";
import { startPool } from "./pool-prometheus.js";
import { Receiver } from "./receiver.js";
import { type RunningStore, startStore } from "./store.js";
import { Uplink } from "./uplink.js";

/**
 * The province and its thirteen cities, each a real Prometheus with the configuration of its stack, and the store.
 * Times are shorter than at home: scrapes and evaluations come every second, and what is stale after five minutes is
 * after five seconds; `for` of five minutes becomes a tenth of a second.
 */

const home = "230000-province";
let cities: readonly string[];
const cut = () => cities[0] ?? "";
const cleanup: (() => unknown)[] = [];
const pools = new Map<string, RunningPrometheus>();
const province = new Receiver();
const local = new Receiver();
let store: RunningStore;
let uplink: Uplink;

beforeAll(async () => {
  const { estate } = await checkedExample("heilongjiang");
  cities = estate.all("pool").flatMap(({ id, value }) => (value.tier === "city" ? [id] : []));
  expect(cities.length).toBe(13);
  store = await startStore([
    "-search.maxLookback=5s",
    "-search.latencyOffset=1s",
    "-dedup.minScrapeInterval=1s",
  ]);
  cleanup.push(() => store.stop());
  uplink = new Uplink(store.port);
  cleanup.push(() => uplink.cut());
  const watched = new Injector();
  watched.world = new Map(
    [home, ...cities].map((pool) => [
      `zhengyun_pool_info{city="${pool.slice(0, 6)}",pool="${pool}",tier="city",management="terraform"}`,
      () => 1,
    ]),
  );
  cleanup.push(() => watched.close());
  const alertmanagers = await Promise.all(
    [province, local].map(async (receiver, index): Promise<RunningAlertmanager> => {
      const url = await receiver.open();
      cleanup.push(() => receiver.close());
      const config = alertmanagerConfig(estate, { from: 2026, ...(index === 0 ? {} : { pool: cut() }) });
      if (!config) throw new Error("the example has no routing");
      const started = await startAlertmanager(receiver.takingAll(config, url));
      cleanup.push(() => started.stop());
      return started;
    }),
  );
  const [above, below] = alertmanagers as [RunningAlertmanager, RunningAlertmanager];
  const direct = `127.0.0.1:${store.port}`;
  const line = await uplink.open();
  const estateAt = await watched.open();
  const start = async (pool: string, store: string, alertmanager: string, estate?: string) => {
    const running = await startPool({ pool, store, alertmanager, ...(estate ? { estate } : {}) });
    pools.set(pool, running);
    cleanup.push(() => pools.get(pool)?.stop());
  };
  for (const pool of cities) await start(pool, pool === cut() ? line : direct, below.address);
  await until(async () => (await heard()).length === cities.length, 200);
  await start(home, direct, above.address, estateAt);
});

afterAll(async () => {
  for (const undo of cleanup.reverse()) await undo();
});

/** A query to a pool's Prometheus: the values of a label in its answer. */
async function valuesIn(pool: string, query: string, label: string): Promise<string[]> {
  const url = `${pools.get(pool)?.url}/api/v1/query?${new URLSearchParams({ query })}`;
  const { data } = (await (await fetch(url)).json()) as {
    data: { result: { metric: Record<string, string> }[] };
  };
  return data.result.map(({ metric }) => metric[label] ?? "").sort();
}

/** The pools whose heartbeat the store has. */
async function heard(): Promise<string[]> {
  const authorization = `Basic ${Buffer.from("pools:what-only-pools-know").toString("base64")}`;
  const query = new URLSearchParams({ query: "last_over_time(pool:heartbeat:present[5s])" });
  const answer = await fetch(`http://127.0.0.1:${store.port}/api/v1/query?${query}`, {
    headers: { authorization },
  });
  const { data } = (await answer.json()) as { data: { result: { metric: { pool: string } }[] } };
  return data.result.map(({ metric }) => metric.pool).sort();
}

const missing = () => valuesIn(home, 'ALERTS{alertname="PoolHeartbeatMissing",alertstate="firing"}', "pool");

test("the province hears every pool, and misses none", async () => {
  await until(async () => (await heard()).length === cities.length + 1, 200);
  await until(async () => (await missing()).length === 0, 200);
  expect(await heard()).toEqual([home, ...cities].sort());
});

test("a pool cut off is missed at the province, and still pages by itself", async () => {
  uplink.cut();
  await until(async () => (await missing()).length > 0, 200);
  expect(await missing()).toEqual([cut()]);
  await until(() => province.has("PoolHeartbeatMissing", cut()));
  // Its own Alertmanager hears what is wrong there: the line itself.
  await until(
    async () =>
      (await valuesIn(cut(), 'ALERTS{alertname="Watchdog",alertstate="firing"}', "pool")).length > 0,
    200,
  );
  await until(() => local.has("Watchdog", cut()));
  expect((await valuesIn(cut(), "up", "pool")).every((pool) => pool === cut())).toBe(true);
});

test("any pool that dies is missed, and the others go on", async () => {
  const [, ...others] = cities;
  for (const dead of others.slice(0, 3)) {
    await pools.get(dead)?.stop();
    pools.delete(dead);
    await until(async () => (await missing()).includes(dead), 200);
    await until(() => province.has("PoolHeartbeatMissing", dead));
    const gone = cities.filter((pool) => pool === cut() || !pools.has(pool));
    expect(await missing()).toEqual(gone);
    const alive = others.filter((pool) => pools.has(pool));
    await until(async () => (await heard()).length <= alive.length + 1, 200);
    expect(await heard()).toEqual([home, ...alive].sort());
    for (const pool of alive) {
      expect(await valuesIn(pool, 'ALERTS{alertname="Watchdog",alertstate="firing"}', "pool")).toEqual([
        pool,
      ]);
    }
  }
  await until(() => province.has("ManyPoolsSilent"));
});
