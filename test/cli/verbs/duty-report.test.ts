import { join } from "node:path";
import { expect, test } from "vitest";
import dutyReport from "../../../cli/verbs/duty-report.js";
import { callOf, files, relayScene, settled } from "../../monitoring/relay/scene.js";
import { contextOf } from "../context.js";
import { estateWith, folderWith } from "../folder-with.js";

/** A journal as a relay leaves it: one incident claimed and over, one at night that nobody claims. */
async function journal(): Promise<string> {
  const scene = await relayScene();
  scene.relay.receive("main", callOf("PoolDown", "2026-11-23T02:00:00Z"));
  await settled();
  const [incident] = scene.relay.state.open;
  scene.now += 4 * 60_000;
  if (incident) scene.relay.act(incident, "wang-lei", "claim", "");
  scene.now += 4 * 60_000;
  if (incident) scene.relay.act(incident, "wang-lei", "resolve", "");
  scene.now = Date.parse("2026-11-23T23:00:00+08:00");
  scene.relay.receive("main", callOf("PlaneDown", "2026-11-23T14:59:00Z"));
  await settled();
  scene.relay.close();
  return scene.folder;
}

const run = async (month: string | undefined, folder: string, language: "zh" | "en") =>
  dutyReport.run({ estate: estateWith(files), journal: folder, month }, contextOf(folder, language));

test("a month is told in both languages, and as data", async () => {
  const folder = await journal();
  const { exitCode, text, json } = await run("2026-11", folder, "en");
  expect(exitCode).toBe(0);
  expect(text).toBe(
    [
      "2026-11",
      "  incidents                 2",
      "  mean time to acknowledge  4.0 min",
      "  mean time to resolve      8.0 min",
      "  acknowledged              50.0%",
      "  disturbances              work 2, rest 0, sleep 1",
    ].join("\n"),
  );
  expect(json).toMatchObject({ month: "2026-11", incidents: 2, claimed: 1, resolved: 1 });
  expect((await run("2026-11", folder, "zh")).text).toContain("平均认领时间 MTTA  4.0 分钟");
});

test("this month is the one told where none is named, and an empty one has no means", async () => {
  const folder = await journal();
  expect((await run(undefined, folder, "en")).json).toMatchObject({ month: "2026-11", incidents: 2 });
  const empty = await run("2026-12", folder, "en");
  expect(empty.json).toEqual({
    month: "2026-12",
    incidents: 0,
    claimed: 0,
    resolved: 0,
    disturbances: { work: 0, rest: 0, sleep: 0 },
  });
  expect(empty.text).toContain("mean time to acknowledge  -");
});

test.each(["2026-13", "November", "2026-1"])("%s is no month", async (month) => {
  await expect(run(month, folderWith({}), "en")).rejects.toThrow(`--month ${month} is not a month`);
});

test("a journal that is not there, or broken, is refused with its place", async () => {
  await expect(run("2026-11", folderWith({}), "en")).rejects.toThrow("cannot be read");
  const broken = folderWith({ "journal.jsonl": '{"type":"sent","key":"a","at":1}\n{}\n' });
  await expect(run("2026-11", broken, "en")).rejects.toThrow(`line 2 of ${join(broken, "journal.jsonl")}`);
});
