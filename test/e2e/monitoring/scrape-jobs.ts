import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import type { Relabeling } from "../../../constructs/monitoring/scrape/scrape-config.js";
import type { Access } from "../cluster/access.js";

/** The fields of a ScrapeConfig that ours use. */
interface Spec {
  readonly jobName: string;
  readonly honorLabels?: boolean;
  readonly scheme?: string;
  readonly metricsPath?: string;
  readonly params?: object;
  readonly scrapeClass?: string;
  readonly tlsConfig?: Tls;
  readonly basicAuth?: object;
  readonly kubernetesSDConfigs?: readonly Sought[];
  readonly staticConfigs?: readonly object[];
  readonly relabelings: readonly Relabeling[];
}

interface Sought {
  readonly role: string;
  readonly selectors?: readonly { readonly role: string }[];
}

interface Tls {
  readonly serverName?: string;
  readonly insecureSkipVerify?: boolean;
}

/** A class as `scrapeClasses` makes it. */
export interface ScrapeClass {
  readonly name: string;
  readonly default?: boolean;
  readonly relabelings: readonly Relabeling[];
  readonly authorization?: object;
  readonly tlsConfig?: Tls;
}

/** What stands where a pool has its files and Secrets. */
export interface Surroundings {
  readonly classes: readonly ScrapeClass[];
  readonly access: Access;
  readonly tokenFile: string;
  /** Through which every target is asked. */
  readonly proxy: string;
  /** Who finds what is behind a ScrapeConfig of this name. */
  readonly discoveredAt: (name: string) => string;
  readonly password: { readonly username: string; readonly password: string };
}

/** How Prometheus' discovery reaches the API server from outside the cluster. */
export function discoveryClient({ access, tokenFile }: Pick<Surroundings, "access" | "tokenFile">): object {
  return {
    api_server: access.url,
    authorization: { credentials_file: tokenFile },
    tls_config: { ca_file: access.caFile },
  };
}

/** The token of those who may do anything, in a file beside the certificates, as Prometheus wants it. */
export function writeTokenFile({ caFile, token }: Access): string {
  const file = join(dirname(caFile), "prometheus-token");
  writeFileSync(file, token, { mode: 0o600 });
  return file;
}

/**
 * What the ScrapeConfigs look for in Kubernetes, by their names, as Prometheus' discovery takes it from outside the
 * cluster.
 */
export function discoveries(
  configs: readonly KubernetesObject[],
  from: Pick<Surroundings, "access" | "tokenFile">,
): Readonly<Record<string, object>> {
  const client = discoveryClient(from);
  return Object.fromEntries(
    configs.flatMap(({ metadata, spec }) =>
      ((spec as unknown as Spec).kubernetesSDConfigs ?? []).map(({ role, selectors, ...rest }) => [
        metadata.name,
        {
          ...client,
          ...rest,
          role: role.toLowerCase(),
          selectors: selectors?.map((one) => ({ ...one, role: one.role.toLowerCase() })) ?? [],
        },
      ]),
    ),
  );
}

/** A source of targets in Prometheus' own words, but for where they are found; asked every second. */
export function plainJob(
  { kubernetes_sd_configs: _, ...config }: Readonly<Record<string, unknown>>,
  name: string,
  { proxy, discoveredAt }: Pick<Surroundings, "proxy" | "discoveredAt">,
): object {
  return {
    ...config,
    scrape_interval: "1s",
    scrape_timeout: "1s",
    proxy_url: proxy,
    http_sd_configs: [{ url: discoveredAt(name), refresh_interval: "1s" }],
  };
}

/** A source of targets as the operator of Prometheus writes it into Prometheus' configuration; asked every second. */
export function scrapeJob({ metadata, spec }: KubernetesObject, around: Surroundings): object {
  const { jobName, honorLabels, scheme, metricsPath, params, ...rest } = spec as unknown as Spec;
  const scrapeClass = around.classes.find(({ name, default: isDefault }) =>
    rest.scrapeClass === undefined ? isDefault : name === rest.scrapeClass,
  );
  if (!scrapeClass) throw new Error(`${metadata.name} names a class that is not there`);
  const relabelings = [
    { targetLabel: "job", replacement: jobName },
    ...scrapeClass.relabelings,
    ...rest.relabelings,
  ];
  return {
    job_name: `scrapeConfig/${metadata.namespace}/${metadata.name}`,
    scrape_interval: "1s",
    scrape_timeout: "1s",
    proxy_url: around.proxy,
    ...(honorLabels ? { honor_labels: true } : {}),
    ...(scheme ? { scheme } : {}),
    ...(metricsPath ? { metrics_path: metricsPath } : {}),
    ...(params ? { params } : {}),
    ...(scrapeClass.authorization ? { authorization: { credentials_file: around.tokenFile } } : {}),
    ...tlsOf(rest.tlsConfig, scrapeClass.tlsConfig, around.access.caFile),
    ...(rest.basicAuth ? { basic_auth: around.password } : {}),
    http_sd_configs: (rest.kubernetesSDConfigs ?? []).map(() => ({
      url: around.discoveredAt(metadata.name),
      refresh_interval: "1s",
    })),
    static_configs: rest.staticConfigs ?? [],
    relabel_configs: relabelings.map(relabelConfig),
  };
}

/** A job's own words on TLS win over its class's, whose authority stays. */
function tlsOf(own: Tls | undefined, ofClass: Tls | undefined, caFile: string): object {
  const said = own ?? ofClass;
  if (!said) return {};
  return {
    tls_config: {
      ...(ofClass ? { ca_file: caFile } : {}),
      ...(said.serverName ? { server_name: said.serverName } : {}),
      insecure_skip_verify: said.insecureSkipVerify ?? false,
    },
  };
}

function relabelConfig({ sourceLabels, targetLabel, ...rest }: Relabeling): object {
  return {
    ...rest,
    ...(sourceLabels ? { source_labels: sourceLabels } : {}),
    ...(targetLabel ? { target_label: targetLabel } : {}),
  };
}
