import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ControlPlane, startControlPlane } from "../../test/e2e/cluster/control-plane.js";
import { programsMissing } from "../program.js";

/** A control plane as a measured program finds it. */
export type Plane = Omit<ControlPlane, "stop">;

const running = new Map<string, ControlPlane>();

/** Starts a control plane, in place of an earlier one of this name, and notes in the row's folder how to reach it. */
export async function startPlane(folder: string, name: string): Promise<ControlPlane> {
  await running.get(name)?.stop();
  const plane = await startControlPlane({ name });
  running.set(name, plane);
  writeFileSync(planeFile(folder, name), JSON.stringify(plane), { mode: 0o600 });
  return plane;
}

/** Where it is noted how to reach a control plane. */
export const planeFile = (folder: string, name: string) => join(folder, `${name}.plane.json`);

/** What is noted there. */
export const planeIn = (file: string): Plane => JSON.parse(readFileSync(file, "utf8"));

/** Ends all of them. */
export async function stopPlanes(): Promise<void> {
  await Promise.all([...running.values()].map((plane) => plane.stop()));
  running.clear();
}

/** Which components of a control plane, or others, are not here; undefined where all are. */
export function planeMissing(...others: readonly string[]): string | undefined {
  return programsMissing("etcd", "kube-apiserver", "kube-controller-manager", ...others);
}
