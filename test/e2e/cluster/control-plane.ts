import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Access } from "./access.js";
import { startApiServer } from "./api-server.js";
import { findBinaries } from "./binaries.js";
import { makeCertificates } from "./certificates.js";
import type { Component, Home } from "./component.js";
import { startControllerManager } from "./controller-manager.js";
import { startEtcd } from "./etcd.js";
import { startGuard } from "./guard.js";
import { writeKubeconfig } from "./kubeconfig.js";

/** A real control plane without nodes: objects are validated, admitted, stored and counted, and nothing runs. */
export interface ControlPlane extends Access {
  readonly name: string;
  readonly kubeconfigPath: string;
  /** What a client needs: the kubeconfig, and a discovery cache that no other control plane shares. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends it and removes its folder; again is harmless. */
  stop(): Promise<void>;
}

export interface ControlPlaneOptions {
  /** Names the folder and the kubeconfig's context. */
  readonly name: string;
}

/** Starts etcd, kube-apiserver and kube-controller-manager, and waits until they work; any number at once. */
export async function startControlPlane({ name }: ControlPlaneOptions): Promise<ControlPlane> {
  const binaries = findBinaries(["etcd", "kube-apiserver", "kube-controller-manager"]);
  const folder = mkdtempSync(join(tmpdir(), `zhengyun-${name}-`));
  const home: Home = { folder, guard: startGuard(folder) };
  const running: Component[] = [];
  const stop = async () => {
    await Promise.all(running.map((component) => component.stop()));
    await home.guard.release();
  };
  try {
    const certificates = await makeCertificates(folder);
    const token = randomBytes(16).toString("hex");
    running.push(startEtcd(home, binaries.etcd));
    const { component, url } = await startApiServer(home, binaries["kube-apiserver"], certificates, token);
    running.push(component);
    const access: Access = { url, token, caFile: certificates.caFile };
    const kubeconfigPath = join(folder, "kubeconfig");
    writeKubeconfig(kubeconfigPath, name, access);
    const manager = binaries["kube-controller-manager"];
    running.push(await startControllerManager(home, manager, certificates, kubeconfigPath, access));
    const environment = { KUBECONFIG: kubeconfigPath, KUBECACHEDIR: join(folder, "cache") };
    return { ...access, name, kubeconfigPath, environment, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
