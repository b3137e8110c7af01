import { setTimeout as sleep } from "node:timers/promises";
import { type Lab, untilConverged } from "./lab.js";
import { edgeName, hubName, planeAsn } from "./topology.js";
import { until } from "./until.js";

/** Longer than a packet is on its way, however busy the machine. */
const travelMs = 500;

/** Plane a's routes become everybody's last choice; done when nobody chooses them, so that the plane can go. */
export async function drain(lab: Lab): Promise<void> {
  await atEveryEdge(lab, "bgp graceful-shutdown");
  await untilConverged(lab.sites, lab.namespaces, () => 1);
  await sleep(travelMs);
}

/** Plane a is chosen again, but not before it is whole: whoever is sent over it must find a way to the end. */
export async function undrain(lab: Lab): Promise<void> {
  await until("plane a has every site's route in every kernel, and BFD on every link", () => isWhole(lab));
  await atEveryEdge(lab, "no bgp graceful-shutdown");
}

async function atEveryEdge(lab: Lab, line: string): Promise<void> {
  await Promise.all(
    lab.sites.map((site) =>
      lab.router(edgeName("a", site)).ask("configure terminal", `router bgp ${planeAsn}`, line),
    ),
  );
}

async function isWhole(lab: Lab): Promise<boolean> {
  const { sites, namespaces } = lab;
  const peers: readonly { status: string }[] = JSON.parse(
    await lab.router(hubName("a")).ask("show bfd peers json"),
  );
  if (peers.length < sites.length || peers.some(({ status }) => status !== "up")) return false;
  for (const router of [hubName("a"), ...sites.map((site) => edgeName("a", site))]) {
    const routes: readonly { dst: string }[] = JSON.parse((await namespaces.routes(router)) || "[]");
    if (!sites.every(({ segment }) => routes.some(({ dst }) => dst === segment))) return false;
  }
  return true;
}
