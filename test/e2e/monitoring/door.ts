import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import type { Access, Answer } from "../cluster/access.js";
import { findBinaries } from "../cluster/binaries.js";
import { type Component, startComponent } from "../cluster/component.js";
import { freePort } from "../cluster/free-port.js";
import { startGuard } from "../cluster/guard.js";
import { writeKubeconfig } from "../cluster/kubeconfig.js";
import { untilReady } from "../cluster/ready.js";

/** The door of a pool, as its Deployment starts it but for addresses and files. */
export interface Door {
  ask(token: string, path: string, options?: Asking): Promise<Answer>;
  stop(): Promise<void>;
}

interface Asking {
  /** @default "GET" */
  readonly method?: string;
  /** Sent as a form. @default - no body */
  readonly form?: Readonly<Record<string, string>>;
}

/** What stands in a pod where a test has something of its own. */
interface Places {
  readonly [asRendered: string]: string;
}

interface Container {
  readonly name: "kube-rbac-proxy" | "prom-label-proxy";
  readonly args: readonly string[];
}

/** @param access as the door's own account @param prometheus its address */
export async function startDoor(
  objects: readonly KubernetesObject[],
  access: Access,
  prometheus: string,
): Promise<Door> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-door-"));
  const guard = startGuard(folder);
  const [port, health, inside] = [await freePort(), await freePort(), await freePort()];
  const kubeconfig = join(folder, "kubeconfig");
  writeKubeconfig(kubeconfig, "door", access);
  writeFileSync(join(folder, "config.json"), configurationIn(objects));
  const places: Places = {
    ...certificateOf(access),
    "=:8443": `=127.0.0.1:${port}`,
    "=8643": `=${health}`,
    "/etc/metrics-door": folder,
    "127.0.0.1:8080": `127.0.0.1:${inside}`,
    "http://monitoring-prometheus.monitoring.svc:9090": prometheus,
  };
  const own: Readonly<Record<Container["name"], readonly string[]>> = {
    "kube-rbac-proxy": [`--kubeconfig=${kubeconfig}`],
    "prom-label-proxy": [],
  };
  const binaries = findBinaries(["kube-rbac-proxy", "prom-label-proxy"]);
  const running: Component[] = [];
  const stop = async () => {
    await Promise.all(running.map((component) => component.stop()));
    await guard.release();
  };
  const ask: Door["ask"] = (token, path, options = {}) =>
    askOver({ url: `https://127.0.0.1:${port}`, caFile: access.caFile }, token, path, options);
  try {
    for (const { name, args } of containersIn(objects)) {
      const started = [...args.map((arg) => placed(arg, places)), ...own[name]];
      const component = startComponent({ folder, guard }, binaries[name], started);
      running.push(component);
      const look = () =>
        name === "kube-rbac-proxy" ? ask("nobody", "/") : fetch(`http://127.0.0.1:${inside}/healthz`);
      await untilReady(component, () => look().then(Boolean, () => false));
    }
    return { ask, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The API server's stands for that of the Secret. */
function certificateOf({ caFile }: Access): Places {
  return {
    "/run/secrets/metrics-door/tls.crt": join(dirname(caFile), "server.crt"),
    "/run/secrets/metrics-door/tls.key": join(dirname(caFile), "server.key"),
  };
}

function containersIn(objects: readonly KubernetesObject[]): readonly Container[] {
  const deployment = objects.find(({ kind }) => kind === "Deployment");
  const spec = deployment?.spec as { template: { spec: { containers: Container[] } } } | undefined;
  return spec?.template.spec.containers ?? [];
}

function configurationIn(objects: readonly KubernetesObject[]): string {
  const map = objects.find(({ kind, metadata }) => kind === "ConfigMap" && metadata.name === "metrics-door");
  return (map?.data as Record<string, string> | undefined)?.["config.json"] ?? "";
}

function placed(arg: string, places: Places): string {
  return Object.entries(places).reduce((all, [asRendered, here]) => all.replace(asRendered, here), arg);
}

/** Sends the path as it is written, which a URL would tidy. */
async function askOver(
  { url, caFile }: Pick<Access, "url" | "caFile">,
  token: string,
  path: string,
  { method = "GET", form }: Asking,
): Promise<Answer> {
  const body = form ? new URLSearchParams(form).toString() : undefined;
  const { hostname, port } = new URL(url);
  return await new Promise((resolve, reject) => {
    const asked = request(
      {
        hostname,
        port,
        path,
        method,
        ca: readFileSync(caFile),
        agent: false,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { "content-type": "application/x-www-form-urlencoded" } : {}),
        },
      },
      (answer) => {
        text(answer).then((said) => resolve({ status: answer.statusCode ?? 0, body: said }), reject);
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}
