import { createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execa } from "execa";
import { settings } from "../../../estate/kinds/settings.js";
import { findBinaries } from "./binaries.js";
import type { Definition } from "./crds.js";

/** A mirror of charts on the loopback interface. */
export interface ChartMirror {
  /** For `mirrors.charts`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Kinds that the real charts bring, by chart: all that an API server sees of them here, for no pod runs. */
const kinds = new Map([
  [
    "metallb",
    { group: "metallb.io", names: ["BFDProfile", "BGPAdvertisement", "BGPPeer v1beta2", "IPAddressPool"] },
  ],
  ["frr-k8s", { group: "frrk8s.metallb.io", names: ["FRRConfiguration"] }],
]);

/** The CustomResourceDefinitions of the charts of the extranet, open to any field. */
export function openKinds(): Definition[] {
  return [...kinds.keys()].flatMap(kindsOf);
}

function kindsOf(chart: string): Definition[] {
  const { group = "", names = [] } = kinds.get(chart) ?? {};
  return names.map((text) => {
    const [kind = "", version = "v1beta1"] = text.split(" ");
    const plural = `${kind.toLowerCase()}s`;
    const schema = {
      openAPIV3Schema: {
        type: "object",
        properties: { spec: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
      },
    };
    return {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: `${plural}.${group}` },
      spec: {
        group,
        names: { kind, plural, singular: kind.toLowerCase() },
        scope: "Namespaced",
        versions: [{ name: version, served: true, storage: true, schema }],
      },
    };
  });
}

/**
 * Serves stand-ins for all charts at the versions that estates ask for by default.
 * @param brings the kinds that come with a chart. @default - those of the extranet, open to any field
 */
export async function startChartMirror(
  brings: (chart: string) => readonly Definition[] = kindsOf,
): Promise<ChartMirror> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-charts-"));
  const { charts } = settings.parse({
    schemaVersion: 1,
    province: "230000",
    name: { zh: "云" },
    registries: ["registry.example"],
  });
  const { helm } = findBinaries(["helm"]);
  for (const [chart, version] of Object.entries(charts)) {
    const source = join(folder, "sources", chart);
    mkdirSync(join(source, "templates"), { recursive: true });
    const about = { apiVersion: "v2", name: chart, version };
    writeFileSync(join(source, "Chart.yaml"), JSON.stringify(about));
    const documents = brings(chart).map((kind) => JSON.stringify(kind));
    writeFileSync(join(source, "templates", "kinds.yaml"), documents.join("\n---\n"));
    await execa(helm, ["package", source, "--destination", folder]);
  }
  await execa(helm, ["repo", "index", folder]);
  const server = createServer((request, response) => {
    const file = join(folder, basename(request.url ?? ""));
    if (existsSync(file)) createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
