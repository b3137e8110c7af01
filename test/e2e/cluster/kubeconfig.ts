import { writeFileSync } from "node:fs";
import type { Access } from "./access.js";

/** Writes a kubeconfig with one context, whose names stand beside those of others; JSON, which is YAML too. */
export function writeKubeconfig(path: string, name: string, access: Access): void {
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server: access.url, "certificate-authority": access.caFile } }],
    users: [{ name, user: { token: access.token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  };
  writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
}
