import type { Level } from "../../../../monitoring/alert.js";
import { allDomains } from "../../../../monitoring/index.js";
import type { Series } from "../../../../monitoring/proof.js";
import { type RuleFile, ruleFile } from "../../../../monitoring/rules/rule-file.js";
import { type RunningPrometheus, startPrometheus } from "../../monitoring/prometheus.js";
import { Injector, type World } from "../injector.js";
import { hurried } from "../rules.js";
import { Uplink } from "../uplink.js";
import { configOf } from "./config.js";
import { type Fault, faults } from "./faults.js";
import { declared, poolWell, provinceWell } from "./pool-well.js";
import { settled, turned } from "./world.js";

/** The province's own pool, in which nothing breaks. */
export const home = "home";

/** By how much `for` is shortened: an hour is half a minute. What waits longer than that is not waited for. */
const shortening = 120;

/** A pool with a Prometheus of its own, and the line from there to the province. */
interface Apart {
  readonly injector: Injector;
  readonly prometheus: RunningPrometheus;
  readonly line: Uplink;
}

const wellIn = ({ well }: Fault): Series => ({ ...poolWell, ...well });

/** A province with a pool for every fault, and the Prometheus that watch it. */
export class Province {
  readonly #worlds = new Map<string, World>();
  readonly #apart = new Map<string, Apart>();
  readonly #together = new Injector();
  #prometheus: RunningPrometheus | undefined;

  /** Opens it with everything well. @param addresses `127.0.0.1:9093` each */
  static async open(addresses: { readonly alertmanager: string; readonly relay: string }): Promise<Province> {
    const province = new Province();
    const now = Date.now();
    const estate = [home, ...faults.map(({ pool }) => pool)].map((pool) => settled(declared, pool, now));
    const own = settled({ ...poolWell, ...provinceWell }, home, now);
    province.#worlds.set(home, new Map([...own, ...estate.flatMap((world) => [...world])]));
    for (const fault of faults) province.#worlds.set(fault.pool, settled(wellIn(fault), fault.pool, now));
    const { alertmanager, relay } = addresses;
    const lines = await Promise.all(
      faults.flatMap((fault) => (fault.own ? [province.#setApart(fault.pool, alertmanager)] : [])),
    );
    province.#show();
    const pools = await province.#together.open();
    const labels = { city: "230100", pool: home };
    const config = configOf({ pools, alertmanager, lines, relay: { address: relay, labels } });
    const rules = await rulesAt("pool", "province");
    province.#prometheus = await startPrometheus({ config, rules, flags: ["--web.enable-admin-api"] });
    return province;
  }

  async #setApart(pool: string, alertmanager: string): Promise<string> {
    const injector = new Injector();
    const config = configOf({ pools: await injector.open(), alertmanager });
    const prometheus = await startPrometheus({ config, rules: await rulesAt("pool") });
    const line = new Uplink(Number(new URL(prometheus.url).port));
    this.#apart.set(pool, { injector, prometheus, line });
    return line.open();
  }

  /** Breaks everything at once. */
  async break(): Promise<void> {
    for (const fault of faults) this.#turn(fault.pool, fault.breaks(wellIn(fault)));
    this.#show();
    for (const { pool, own } of faults) {
      if (own === "is cut off") this.#apart.get(pool)?.line.cut();
      if (own === "dies") await this.#apart.get(pool)?.prometheus.stop();
    }
  }

  /** Makes everything well again that is not dead or cut off for ever. */
  async mend(): Promise<void> {
    for (const fault of faults) this.#turn(fault.pool, wellIn(fault));
    this.#show();
    // Means over minutes would have forgotten it by the time that waits for them, which is shortened here: so they do.
    const past = new URLSearchParams({ "match[]": '{__name__=~"probe_duration_seconds|ifHC.+"}' });
    await fetch(`${this.#prometheus?.url}/api/v1/admin/tsdb/delete_series?${past}`, { method: "POST" });
  }

  #turn(pool: string, series: Series): void {
    this.#worlds.set(pool, turned(this.#worlds.get(pool) ?? new Map(), series, pool, Date.now()));
  }

  #show(): void {
    const shared: [string, (at: number) => number | undefined][] = [];
    for (const [pool, world] of this.#worlds) {
      const apart = this.#apart.get(pool);
      if (apart) apart.injector.world = world;
      else shared.push(...world);
    }
    this.#together.world = new Map(shared);
  }

  /** The alerts that wait or fire, each as `<pool> <name>`, with how many there are; the heartbeat is not among them. */
  async alerts(states: string): Promise<ReadonlyMap<string, number>> {
    const query = `count by (pool, alertname) (ALERTS{alertstate=~"${states}",alertname!="Watchdog",pool!="none"})`;
    const found = new Map<string, number>();
    for (const url of this.#urls()) {
      for (const { metric, value } of await ask(url, query)) {
        const alert = `${metric.pool ?? ""} ${metric.alertname}`;
        found.set(alert, (found.get(alert) ?? 0) + Number(value[1]));
      }
    }
    return found;
  }

  /** Pools of which the province hears. */
  async heard(): Promise<readonly string[]> {
    const answer = await ask(this.#prometheus?.url ?? "", "pool:heartbeat:present");
    return answer.flatMap(({ metric: { pool } }) => (pool && pool !== "none" ? [pool] : [])).sort();
  }

  #urls(): string[] {
    return [this.#prometheus, ...[...this.#apart.values()].map(({ prometheus }) => prometheus)].flatMap(
      (one) => one?.url ?? [],
    );
  }

  async close(): Promise<void> {
    await this.#prometheus?.stop();
    this.#together.close();
    for (const { prometheus, injector, line } of this.#apart.values()) {
      line.cut();
      await prometheus.stop();
      injector.close();
    }
  }
}

async function rulesAt(...levels: Level[]): Promise<RuleFile> {
  const domains = await allDomains();
  return hurried(
    domains.map((domain) => ruleFile(domain, levels)),
    shortening,
  );
}

interface Sample {
  readonly metric: Readonly<Record<string, string | undefined>>;
  readonly value: readonly [number, string];
}

/** What a Prometheus answers; nothing where it is dead. */
async function ask(url: string, query: string): Promise<readonly Sample[]> {
  const answer = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query })}`).catch(() => undefined);
  if (!answer?.ok) return [];
  const { data } = (await answer.json()) as { data: { result: readonly Sample[] } };
  return data.result;
}
