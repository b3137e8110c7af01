import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readArchive } from "../../../monitoring/relay/archive.js";
import { journalFile, readJournal } from "../../../monitoring/relay/journal.js";
import { State } from "../../../monitoring/relay/state.js";
import { callOf, relayScene, settled } from "./scene.js";

const day = 24 * 60 * 60_000;
const since = "2026-11-23T02:00:00Z";

/** Two incidents of 23 November, one of them over; then 91 days go by. */
async function longAgo() {
  const scene = await relayScene();
  scene.relay.receive("main", callOf("PoolDown", since));
  scene.relay.receive("main", callOf("QuotaFull", since));
  await settled();
  scene.relay.receive("main", callOf("PoolDown", since, { status: "resolved" }));
  await settled();
  scene.told();
  scene.now += 91 * day;
  return { scene, journal: readFileSync(journalFile(scene.folder), "utf8") };
}

/** What a report of a month reads. */
function reported(folder: string, month: string): string[] {
  const state = new State();
  readArchive(folder, month, (event) => state.apply(event));
  readJournal(folder, (event) => state.apply(event));
  return [...state.incidents.values()].map(
    ({ id, resolved, tellings }) => `${id} ${resolved === undefined ? "open" : "over"} ${tellings.length}`,
  );
}

it("an incident that has long been over leaves the journal, and what is open stays", async () => {
  const { scene } = await longAgo();
  scene.start();
  expect([...scene.relay.state.incidents.keys()]).toEqual(["20261123-2"]);
  expect(readdirSync(join(scene.folder, "archive"))).toEqual(["2026-11.jsonl"]);
  expect(reported(scene.folder, "2026-11")).toEqual(["20261123-1 over 2", "20261123-2 open 1"]);
  expect(reported(scene.folder, "2026-12")).toEqual(["20261123-2 open 1"]);
});

it("a relay goes on from what is left of the journal: nobody hears of the past, and numbers do not come again", async () => {
  const { scene } = await longAgo();
  scene.now -= 2 * day;
  scene.start();
  expect(scene.relay.state.incidents.size).toBe(2);
  expect(scene.relay.receive("main", callOf("PoolDown", since))).toBe("replayed");
  scene.relay.receive("main", callOf("PlaneDown", new Date(scene.now).toISOString()));
  scene.now += 2 * day;
  scene.start();
  await settled();
  expect(scene.told()).toEqual(["wang-lei first"]);
  scene.now -= 2 * day;
  scene.relay.receive("main", callOf("CertificateEnds", new Date(scene.now).toISOString()));
  expect([...scene.relay.state.incidents.keys()]).toEqual(["20261123-2", "20270220-1", "20270220-2"]);
});

it("a crash between a month and the journal doubles nothing", async () => {
  const { scene, journal } = await longAgo();
  scene.start();
  writeFileSync(journalFile(scene.folder), journal);
  scene.start();
  expect(reported(scene.folder, "2026-11")).toEqual(["20261123-1 over 2", "20261123-2 open 1"]);
});

it("what a gateway has still to take stays", async () => {
  const scene = await relayScene();
  scene.answer = ({ reason }) =>
    reason === "resolved" ? { outcome: "failed", why: "away" } : { outcome: "taken" };
  scene.relay.receive("main", callOf("PoolDown", since));
  await settled();
  scene.relay.receive("main", callOf("PoolDown", since, { status: "resolved" }));
  await settled();
  scene.now += 91 * day;
  scene.start();
  expect([...scene.relay.state.outbox.values()].map(({ reason }) => reason)).toEqual(["resolved"]);
  expect(scene.relay.state.incidents.size).toBe(1);
});
