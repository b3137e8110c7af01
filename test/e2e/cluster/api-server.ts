import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Access, answers } from "./access.js";
import type { Certificates } from "./certificates.js";
import { type Component, type Home, startComponent } from "./component.js";
import { etcdAddress } from "./etcd.js";
import { freePort } from "./free-port.js";
import { untilReady } from "./ready.js";

const attempts = 3;

export interface ApiServer {
  readonly component: Component;
  readonly url: string;
}

/** Starts kube-apiserver and waits until it is ready; on another port when the one found was taken meanwhile. */
export async function startApiServer(
  home: Home,
  binary: string,
  certificates: Certificates,
  token: string,
): Promise<ApiServer> {
  writeFileSync(join(home.folder, "tokens.csv"), `${token},admin,admin,"system:masters"\n`, { mode: 0o600 });
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const access: Access = { url: `https://127.0.0.1:${port}`, token, caFile: certificates.caFile };
    const component = startComponent(home, binary, flags(port, certificates));
    try {
      await untilReady(component, () => answers(access, "/readyz"));
      return { component, url: access.url };
    } catch (error) {
      await component.stop();
      if (attempt === attempts || !component.lastWords().includes("address already in use")) throw error;
    }
  }
}

function flags(port: number, certificates: Certificates): string[] {
  return [
    `--etcd-servers=${etcdAddress}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${port}`,
    `--tls-cert-file=${certificates.certFile}`,
    `--tls-private-key-file=${certificates.keyFile}`,
    "--token-auth-file=tokens.csv",
    "--authorization-mode=RBAC",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${certificates.accountKeyFile}`,
    `--service-account-signing-key-file=${certificates.accountKeyFile}`,
    "--service-cluster-ip-range=10.96.0.0/16",
    // As on every real pool; what may be privileged is for Pod Security to say.
    "--allow-privileged",
    // There is one client, which need not be protected from others.
    "--enable-priority-and-fairness=false",
    // A loopback address may not become an endpoint of the service `kubernetes`.
    "--endpoint-reconciler-type=none",
  ];
}
