import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Estate } from "../../../estate/estate.js";
import { type Routing, routing as routingSchema } from "../../../estate/kinds/routing.js";
import { workCalendar } from "../../../estate/work-calendar.js";
import { allAlerts } from "../../../monitoring/index.js";
import { matchedRoutes } from "../../../monitoring/reach/match.js";
import { Year, yearSpan } from "../../../monitoring/reach/year.js";
import { alertmanagerConfig } from "../../../monitoring/routing/alertmanager.js";
import { labelsOf } from "../../../monitoring/routing/alerts.js";
import type { AlertmanagerConfig } from "../../../monitoring/routing/config.js";
import { timeIntervals } from "../../../monitoring/routing/intervals.js";
import type { Labels } from "../../../monitoring/routing/matchers.js";
import { configText } from "../../../monitoring/routing/yaml.js";
import { checkedExample } from "../../examples/estates.js";
import { binFolder } from "../../toolchain/cache.js";
import { freePort } from "../cluster/free-port.js";
import { judge } from "./judge.js";

/** What we say about routes and times, held against Alertmanager: its packages, and the program itself. */

let estate: Estate;
let folder: string;

beforeAll(async () => {
  estate = (await checkedExample("heilongjiang")).estate;
  folder = mkdtempSync(join(tmpdir(), "zhengyun-routes-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function configOf(pool?: string): AlertmanagerConfig {
  const config = alertmanagerConfig(estate, { ...(pool === undefined ? {} : { pool }), from: 2026 });
  if (!config) throw new Error("the example has no routing");
  return config;
}

const shanghai = (minute: number) => new Date((minute - 480) * 60_000);

/** The minutes at which any of these times begins or ends, and those before. */
function boundaries(spans: readonly { readonly from: number; readonly to: number }[]): number[] {
  return [...new Set(spans.flatMap(({ from, to }) => [from - 1, from, to - 1, to]))].sort((a, b) => a - b);
}

/** Label sets as alerts have them, and odd ones. */
async function labelSets(): Promise<Labels[]> {
  const pools = [undefined, ...estate.all("pool").map(({ id }) => id)];
  const own = (await allAlerts()).flatMap((alert) => pools.map((pool) => labelsOf(alert, pool)));
  const odd = fc.sample(
    fc.record(
      {
        alertname: fc.constantFrom("A", "B", ""),
        severity: fc.constantFrom("critical", "warning", "info", "none", "crit"),
        team: fc.constantFrom("platform", "network", "security", "networks", ""),
        domain: fc.constantFrom("metering", "planes", "meteringx", "a|b"),
        pool: fc.constantFrom("230100-harbin", "nowhere"),
      },
      { requiredKeys: [] },
    ),
    { numRuns: 5_000 - Math.min(own.length, 1_000), seed: 20261122 },
  );
  return [...own, ...odd];
}

describe("routes", () => {
  it.each([undefined, "230100-harbin"])(
    "of %s are those of Alertmanager, for 5,000 label sets and more",
    async (pool) => {
      const config = configOf(pool);
      const sets = await labelSets();
      expect(sets.length).toBeGreaterThanOrEqual(5_000);
      const { matched } = await judge(configText(config), sets, []);
      const ours = sets.map((labels) => matchedRoutes(config, labels).map(({ receiver }) => receiver));
      expect(ours).toEqual(matched.map((routes) => routes.map(({ receiver }) => receiver)));
    },
  );

  it("notify at the minutes at which Alertmanager would, at both sides of every boundary of the year", async () => {
    const config = configOf();
    const year = new Year(estate, yearSpan(2026));
    const sets = await labelSets();
    const intervals = config.time_intervals.map(({ name }) => ({
      path: [],
      receiver: "",
      active: [name],
      muted: [],
    }));
    const minutes = boundaries(intervals.flatMap((one) => year.toldBy(one, config))).filter(
      (minute) => year.within.from <= minute && minute < year.within.to,
    );
    expect(minutes.length).toBeGreaterThan(900);
    const { matched, told } = await judge(configText(config), sets, minutes.map(shanghai));
    for (const [index, labels] of sets.entries()) {
      for (const [nth, route] of matchedRoutes(config, labels).entries()) {
        const spans = year.toldBy(route, config);
        const ours = minutes.map((at) => (spans.some(({ from, to }) => from <= at && at < to) ? "1" : "0"));
        expect(ours.join("")).toBe(told[matched[index]?.[nth]?.route ?? ""]);
      }
    }
  });
});

const clock = fc.constantFrom("00:00", "06:00", "08:30", "17:30", "23:59");
const anyInterval = fc.oneof(
  fc.record(
    {
      calendar: fc.constantFrom("all", "workdays", "holidays"),
      weekdays: fc.subarray(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], { minLength: 1 }),
      hours: fc.record({ from: clock, to: fc.oneof(clock, fc.constant("24:00")) }),
    },
    { requiredKeys: [] },
  ),
  fc.constantFrom("a", "b").map((outside) => ({ outside })),
);

describe("intervals of any kind", () => {
  it("are written so that Alertmanager means the same minutes, holidays and 调休 among them", async () => {
    const setting = { timeZone: "Asia/Shanghai", calendar: workCalendar([]), years: [2025, 2026] };
    const cases = fc.sample(fc.record({ a: anyInterval, b: anyInterval, c: anyInterval }), {
      numRuns: 60,
      seed: Number(process.env.ZHENGYUN_SEED ?? Date.now() & 0x7fffffff),
    });
    for (const intervals of cases) {
      const parsed = routingSchema.parse({
        relay: { url: "https://duty.example", tokenFile: "/t" },
        receiver: "r",
        intervals,
      });
      // A year remembers intervals by their names.
      await compareWithJudge(parsed, setting, new Year(estate, yearSpan(2026)));
    }
  });
});

async function compareWithJudge(
  { intervals }: Routing,
  setting: Parameters<typeof timeIntervals>[2],
  year: Year,
): Promise<void> {
  const named = Object.keys(intervals).map((name) => ({
    name,
    time_intervals: timeIntervals(name, intervals, setting),
  }));
  const config: AlertmanagerConfig = {
    global: {},
    route: {
      receiver: "r",
      routes: named.map(({ name }) => ({
        receiver: "r",
        matchers: [`at="${name}"`],
        active_time_intervals: [name],
      })),
    },
    inhibit_rules: [],
    receivers: [{ name: "r" }],
    time_intervals: named,
  };
  const spans = named.map(({ name }) =>
    year.toldBy({ path: [], receiver: "r", active: [name], muted: [] }, config),
  );
  const minutes = boundaries([...spans.flat(), year.within]);
  const inside = minutes.filter((minute) => year.within.from <= minute && minute < year.within.to);
  const sets = named.map(({ name }) => ({ at: name }));
  const { matched, told } = await judge(configText(config), sets, inside.map(shanghai));
  for (const [index, one] of spans.entries()) {
    const ours = inside.map((at) => (one.some(({ from, to }) => from <= at && at < to) ? "1" : "0")).join("");
    expect(`${JSON.stringify(intervals)} ${ours}`).toBe(
      `${JSON.stringify(intervals)} ${told[matched[index]?.[0]?.route ?? ""]}`,
    );
  }
}

describe("a running Alertmanager", () => {
  it("accepts the configuration of the province and of every pool, as amtool does", async () => {
    for (const pool of [undefined, ...estate.all("pool").map(({ id }) => id)]) {
      const file = join(folder, `${pool ?? "province"}.yaml`);
      writeFileSync(file, configText(configOf(pool)));
      const { stdout } = await execa(join(binFolder(), "amtool"), ["check-config", file]);
      expect(stdout).toContain("SUCCESS");
    }
  });

  it("sends 5,000 alerts to the receivers that we say", async () => {
    const file = join(folder, "running.yaml");
    const config = configOf();
    // Nobody is to be told by this test: receivers keep their names and lose their addresses.
    const receivers = config.receivers.map(({ name }) => ({ name }));
    writeFileSync(file, configText({ ...config, global: {}, receivers }));
    const sets = (await labelSets()).map((labels, index) => ({ ...labels, number: String(index) }));
    const port = await freePort();
    const server = execa(
      join(binFolder(), "alertmanager"),
      [
        `--config.file=${file}`,
        `--storage.path=${join(folder, "data")}`,
        `--web.listen-address=127.0.0.1:${port}`,
        "--cluster.listen-address=",
      ],
      { reject: false },
    );
    try {
      const answer = await receiversOf(`http://127.0.0.1:${port}/api/v2/alerts`, sets);
      const ours = sets.map((labels) => matchedRoutes(config, labels).map(({ receiver }) => receiver));
      expect(sets.map(({ number }) => answer.get(number))).toEqual(
        ours.map((list) => [...new Set(list)].sort()),
      );
    } finally {
      server.kill("SIGKILL");
      await server;
    }
  });
});

/** Gives alerts to an Alertmanager and asks it where each went, by its number. */
async function receiversOf(
  url: string,
  sets: readonly (Labels & { number: string })[],
): Promise<Map<string, string[]>> {
  for (;;) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify(sets.map((labels) => ({ labels: withoutEmpty(labels) })));
  const posted = await fetch(url, { method: "POST", headers, body });
  expect(posted.status).toBe(200);
  const alerts = (await (await fetch(url)).json()) as {
    labels: { number: string };
    receivers: { name: string }[];
  }[];
  return new Map(
    alerts.map(({ labels, receivers }) => [labels.number, receivers.map(({ name }) => name).sort()]),
  );
}

/** To Prometheus an empty label is none. */
function withoutEmpty(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ""));
}
