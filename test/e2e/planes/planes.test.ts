import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cutBy, type FailureName, failures } from "./failures.js";
import { type Lab, startLab } from "./lab.js";
import { attempts } from "./leaks.js";
import { type Probe, startProbe } from "./probe.js";
import { timers } from "./timers.js";
import { edgeName, vrf } from "./topology.js";
import { runTrial, type Trial } from "./trial.js";
import { undisturbed, type Watched } from "./undisturbed.js";

/** What others do on the machine must not make a session fall; `npm run lab:planes` measures the estate's timers. */
const robust = timers["300x3"];

const intervalMs = 20;

/**
 * What a flow loses until BGP notices without BFD: the last of a neighbour's messages, of which three make the hold
 * time of nine seconds, came three seconds before at most. Counted in packets, for a clock would count others' work too.
 */
const lostWithoutBfd = 6000 / intervalMs;

describe("four sites on two planes of real routers", () => {
  let lab: Lab;
  let probe: Probe;
  const trial = (name: FailureName): Promise<Watched<Trial>> =>
    undisturbed(lab, name, cutBy(failures[name], lab), () => runTrial(lab, probe, name));

  beforeAll(async () => {
    lab = await startLab({ sites: 4, timers: robust, isPreferred: true });
    // So many that chance leaves no plane without some of each site's.
    probe = await startProbe(lab, { flows: 16, intervalMs });
  });
  afterAll(async () => {
    await probe?.stop();
    await lab?.stop();
  });

  it("carry traffic on both planes and lose none of it", async () => {
    const { result } = await undisturbed(lab, "nothing fails", [], () => probe.during(() => sleep(2000)));
    const { planes, sent, received } = result;
    expect(received).toBe(sent);
    expect(Math.min(planes.a.received, planes.b.received)).toBeGreaterThan(sent * 0.15);
    expect(planes.a.received + planes.b.received).toBe(sent);
  });

  it("watch both planes with the timers that they were given", async () => {
    for (const site of lab.sites) {
      const peers: readonly Record<string, unknown>[] = JSON.parse(
        await lab.router(site.name).ask(`show bfd vrf ${vrf} peers json`),
      );
      expect(peers, site.name).toHaveLength(2);
      for (const peer of peers)
        expect(peer).toMatchObject({
          "detect-multiplier": robust.multiplier,
          "receive-interval": robust.intervalMs,
          "transmit-interval": robust.intervalMs,
        });
    }
  });

  it("let through nothing that is not asked for", async () => {
    for (const { title, announced, arrived } of await attempts(lab)) {
      expect(announced, `${title}: something was tried`).not.toEqual([]);
      expect(arrived, title).toEqual([]);
    }
  });

  it.each(["silent", "one-way", "link-down"] as const)("after %s send over the other plane", async (name) => {
    const { result, falls } = await trial(name);
    const { down, up } = result;
    for (const site of cutBy(failures[name], lab))
      expect(falls, "BFD noticed it").toContainEqual(
        expect.objectContaining({ router: edgeName("a", site), reason: expect.stringMatching(/BFD/i) }),
      );
    expect(down.planes.a.lost).toBeGreaterThan(0);
    expect(down.planes.a.lost / down.planes.a.hit).toBeLessThan(lostWithoutBfd);
    expect(down.planes.b.lost).toBe(0);
    expect(down.moved, "what lost packets left the plane").toBe(down.planes.a.hit);
    expect(up.moved, "and came back to it").toBeGreaterThan(0);
  });

  it("lose nothing to a planned drain and the return from it", async () => {
    const { result } = await trial("drain");
    const { down, up } = result;
    expect(down.moved).toBe(down.planes.a.flows);
    expect([down.sent - down.received, up.sent - up.received]).toEqual([0, 0]);
    expect(up.moved).toBeGreaterThan(0);
  });

  it("leave nothing behind", async () => {
    const name = lab.namespaces.of("s01");
    const folder = dirname(lab.router("s01").folder);
    expect((await execa("ip", ["netns", "list"])).stdout).toContain(name);
    await probe.stop();
    await lab.stop();
    expect((await execa("ip", ["netns", "list"])).stdout).not.toContain(name);
    expect((await execa("ps", ["-eo", "args"])).stdout).not.toContain(folder);
  });
});
