/** Where Prometheus, Alertmanager and Grafana run; tenants' policies let its Prometheus in (tenancy/metrics-ingress). */
export const MONITORING_NAMESPACE = "monitoring";

/** Prometheus there, as the chart labels it. */
export const prometheusPods: Readonly<Record<string, string>> = { "app.kubernetes.io/name": "prometheus" };

/** Every pod there may open these: the API server, the relay, the store and the gateways of the province speak TLS. */
export const TLS_PORTS: readonly string[] = ["tcp/443", "tcp/6443"];
