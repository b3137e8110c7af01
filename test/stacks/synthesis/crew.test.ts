import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fleet } from "../../../bench/fleet/model.js";
import { type Crew, runAlone } from "../../../stacks/synthesis/crew.js";
import type { Task } from "../../../stacks/synthesis/task.js";
import { build } from "../../built.js";
import { withFolder } from "../in-stack.js";

const { folder, remove } = build();
afterAll(remove);
const compiled: { Crew: typeof Crew } = await import(new URL("stacks/synthesis/crew.js", folder).href);

const pools = fleet(5, 2);
const tasks = (staging: string, layers: URL): Task[] => {
  mkdirSync(join(staging, "stacks"), { recursive: true });
  return pools.map(({ id, tenants }) => ({
    spec: { name: id, layer: "fleet", pool: id, dependsOn: [], props: tenants },
    layers: layers.href,
    staging,
  }));
};
const files = (staging: string) =>
  pools.map(({ id }) => readFileSync(join(staging, "stacks", id, "cdk.tf.json"), "utf8"));

const compiledLayers = new URL("bench/fleet/layers/", folder);

async function withCrew<T>(count: number, use: (crew: Crew) => Promise<T>): Promise<T> {
  const crew = new compiled.Crew(count);
  try {
    return await use(crew);
  } finally {
    await crew.close();
  }
}

describe("a crew of threads", () => {
  it("builds the same bytes as one thread does, and answers in the order of the tasks", () =>
    withFolder(async (staging) => {
      const layers = new URL("../../../bench/fleet/layers/", import.meta.url);
      const one = await runAlone(tasks(join(staging, "1"), layers), () => {});
      const done: string[] = [];
      const many = await withCrew(1, (crew) =>
        crew.run(tasks(join(staging, "2"), compiledLayers), (built) => done.push(built.name), 2),
      );
      expect(many).toEqual(one);
      expect(many.map(({ name }) => name)).toEqual(pools.map(({ id }) => id));
      expect(done.sort()).toEqual(pools.map(({ id }) => id));
      expect(files(join(staging, "2"))).toEqual(files(join(staging, "1")));
    }));

  it("runs one lot of tasks after another", () =>
    withFolder((staging) =>
      withCrew(2, async (crew) => {
        const lot = tasks(staging, compiledLayers);
        const first = await crew.run(lot, () => {}, 2);
        expect(await crew.run(lot.slice(0, 1), () => {}, 2)).toEqual(first.slice(0, 1));
        expect(await crew.run([], () => {}, 2)).toEqual([]);
      }),
    ));

  it("ends with the first error, which keeps its words", () =>
    withFolder((staging) =>
      withCrew(2, async (crew) => {
        const [first, ...rest] = tasks(staging, compiledLayers);
        if (first === undefined) throw new Error("no tasks");
        const broken = {
          ...first,
          spec: { ...first.spec, props: [{ ...pools[0]?.tenants[0], id: "教育厅" }] },
        };
        await expect(crew.run([broken, ...rest], () => {}, 2)).rejects.toThrow("is no key for an address");
      }),
    ));
});
