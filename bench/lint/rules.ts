/** Forms of expressions that rule files are made of, with a number to tell them apart. */
const forms: readonly ((n: number) => string)[] = [
  (n) => `up{job="service-${n}"} == 0 or absent(up{job="service-${n}"})`,
  (n) =>
    `sum by (job, instance) (rate(service_${n}_errors_total{code=~"5.."}[5m])) / sum by (job, instance) (rate(service_${n}_requests_total[5m])) > 0.05`,
  (n) => `histogram_quantile(0.99, sum by (job, le) (rate(service_${n}_duration_seconds_bucket[10m]))) > 1`,
  (n) =>
    `(node_filesystem_avail_bytes{mountpoint="/data/${n}", fstype!=""} / node_filesystem_size_bytes{mountpoint="/data/${n}", fstype!=""} * 100 < 10 and predict_linear(node_filesystem_avail_bytes{mountpoint="/data/${n}", fstype!=""}[6h], 24 * 3600) < 0)`,
  (n) =>
    `max by (job, namespace, pod) (kube_pod_status_phase{phase=~"Pending|Unknown", namespace="ns-${n}"} * on (namespace, pod) group_left (owner_kind) topk by (namespace, pod) (1, max by (namespace, pod, owner_kind) (kube_pod_owner{owner_kind!="Job"}))) > 0`,
  (n) =>
    `time() - max by (job) (backup_${n}_last_success_timestamp_seconds) > 86400 or absent(backup_${n}_last_success_timestamp_seconds)`,
];

/** The expression of one rule. */
export function expressionOf(index: number): string {
  return (forms[index % forms.length] as (n: number) => string)(index);
}

/** A file of sound alerts as people write it: block scalars, labels, templates. */
export function ruleFileText(count: number): string {
  const rules = Array.from(
    { length: count },
    (_, index) => `      - alert: Alert${index}
        expr: |
          ${expressionOf(index)}
        for: 10m
        labels:
          severity: warning
          team: platform
        annotations:
          summary: "{{ $labels.job }} of ${index}"
          description: "the value is {{ $value | humanize }}"
`,
  );
  return `groups:\n  - name: bench\n    rules:\n${rules.join("")}`;
}
