import { managed } from "../../keys.js";
import type { KubernetesObject } from "../../kubernetes-object.js";
import { METRICS } from "../../platform/personas/rights.js";
import { MONITORING_NAMESPACE } from "../namespace.js";
import { doorPods, METRICS_DOOR } from "./place.js";

/** What the door is made of, and at which versions; both lie in the same registry. */
export const doorImages = {
  "kube-rbac-proxy": { path: "brancz/kube-rbac-proxy", version: "v0.19.1" },
  "prom-label-proxy": { path: "prometheuscommunity/prom-label-proxy", version: "v0.11.1" },
} as const;

type Program = keyof typeof doorImages;

/** Where the two meet, which no other pod reaches. */
const INSIDE = "127.0.0.1:8080";
/** Where the node asks whether it is ready. */
const HEALTH_PORT = 8643;
const CONFIGURATION = "/etc/metrics-door";
/** Of the Secret that is made by hand. */
const CERTIFICATE = "/run/secrets/metrics-door";

/** What may be asked; all else of Prometheus, among it what changes something, is not there. */
const paths = ["query", "query_range", "series", "labels", "label/*/values", "rules", "alerts"].map(
  (one) => `/api/v1/${one}`,
);

/**
 * What each program is started with. The first asks the API server, for each namespace that the caller names, whether
 * they may read its metrics; the second puts these namespaces into every question, and takes of rules and alerts only
 * theirs.
 */
const doorArguments: Readonly<Record<Program, readonly string[]>> = {
  "kube-rbac-proxy": [
    `--secure-listen-address=:${METRICS_DOOR.port}`,
    `--proxy-endpoints-port=${HEALTH_PORT}`,
    `--tls-cert-file=${CERTIFICATE}/tls.crt`,
    `--tls-private-key-file=${CERTIFICATE}/tls.key`,
    `--config-file=${CONFIGURATION}/config.json`,
    `--allow-paths=${paths.join(",")}`,
    // A page of a dashboard asks for every namespace of a department at once.
    "--kube-api-qps=50",
    "--kube-api-burst=200",
    `--upstream=http://${INSIDE}/`,
  ],
  "prom-label-proxy": [
    `--insecure-listen-address=${INSIDE}`,
    // As the chart calls the service of Prometheus.
    `--upstream=http://monitoring-prometheus.${MONITORING_NAMESPACE}.svc:9090`,
    "--label=namespace",
    "--enable-label-apis",
    // A question about somebody else's namespace is refused, instead of being answered about one's own.
    "--error-on-replace",
    "--rules-with-active-alerts",
  ],
};

/** Whom to ask for: the verb is that of the request, `get`, and nobody has another. */
const doorConfiguration = {
  authorization: {
    rewrites: { byQueryParameter: { name: "namespace" } },
    resourceAttributes: { apiGroup: METRICS.group, resource: METRICS.resource, namespace: "{{ .Value }}" },
  },
};

const metadata = {
  name: METRICS_DOOR.name,
  namespace: METRICS_DOOR.namespace,
  labels: { ...managed, ...doorPods },
};

/**
 * The pods of the door and what they need, in one list, so that they change together.
 *
 * @param images the registry of its images
 */
export function doorObjects(images = "quay.io"): KubernetesObject[] {
  const serviceAccount: KubernetesObject = {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata,
    automountServiceAccountToken: false,
  };
  const configuration: KubernetesObject = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata,
    data: { "config.json": JSON.stringify(doorConfiguration) },
  };
  const service: KubernetesObject = {
    apiVersion: "v1",
    kind: "Service",
    metadata,
    spec: {
      selector: { ...doorPods },
      ports: [{ name: "https", port: METRICS_DOOR.port, targetPort: "https" }],
    },
  };
  return [serviceAccount, configuration, deployment(images), service];
}

function deployment(images: string): KubernetesObject {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata,
    spec: {
      replicas: 2,
      selector: { matchLabels: { ...doorPods } },
      template: {
        metadata: { labels: { ...doorPods } },
        spec: {
          serviceAccountName: METRICS_DOOR.name,
          automountServiceAccountToken: true,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65532,
            seccompProfile: { type: "RuntimeDefault" },
          },
          containers: [
            {
              ...container("kube-rbac-proxy", images),
              ports: [{ name: "https", containerPort: METRICS_DOOR.port }],
              readinessProbe: { httpGet: { path: "/healthz", port: HEALTH_PORT, scheme: "HTTPS" } },
              volumeMounts: [
                { name: "configuration", mountPath: CONFIGURATION, readOnly: true },
                { name: "certificate", mountPath: CERTIFICATE, readOnly: true },
              ],
            },
            container("prom-label-proxy", images),
          ],
          volumes: [
            { name: "configuration", configMap: { name: METRICS_DOOR.name } },
            { name: "certificate", secret: { secretName: METRICS_DOOR.name } },
          ],
        },
      },
    },
  };
}

function container(name: Program, images: string) {
  const { path, version } = doorImages[name];
  return {
    name,
    image: `${images}/${path}:${version}`,
    args: [...doorArguments[name]],
    resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "1", memory: "512Mi" } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
  };
}
