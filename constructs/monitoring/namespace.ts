/** Where Prometheus, Alertmanager and Grafana run; tenants' policies let its Prometheus in (tenancy/metrics-ingress). */
export const MONITORING_NAMESPACE = "monitoring";
