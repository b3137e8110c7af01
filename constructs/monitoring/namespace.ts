/** Where Prometheus, Alertmanager and Grafana run; tenants' policies let its Prometheus in (tenancy/metrics-ingress). */
export const MONITORING_NAMESPACE = "monitoring";

/** Every pod there may open these: the API server, the relay, the store and the gateways of the province speak TLS. */
export const TLS_PORTS: readonly string[] = ["tcp/443", "tcp/6443"];
