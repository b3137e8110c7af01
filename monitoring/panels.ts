/**
 * The panels that alerts link to, by dashboard and in their order. Grafana knows a panel by its number, so these
 * numbers stay when a panel is added or goes.
 */
export const panels = {
  "zy-province": { pools: 1, heartbeats: 2, migrations: 3, deadlines: 4, estate: 5, metering: 6 },
  "zy-pool": {
    nodes: 1,
    "control-plane": 2,
    etcd: 3,
    workloads: 4,
    dns: 5,
    capacity: 6,
    storage: 7,
    volumes: 8,
    backup: 9,
    certificates: 10,
    security: 11,
    logs: 12,
    monitoring: 13,
    ingress: 14,
  },
  "zy-department": { quota: 1, objectives: 2, latency: 3, workloads: 4, cost: 5 },
  "zy-planes": {
    sessions: 1,
    bfd: 2,
    prefixes: 3,
    traffic: 4,
    probes: 5,
    "exchange-points": 6,
    addresses: 7,
  },
  "zy-hardware": { servers: 1, drives: 2, power: 3, devices: 4, sensors: 5 },
  "zy-duty": { shifts: 1, incidents: 2, notifications: 3, clocks: 4, relay: 5 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

type Panels = typeof panels;

/** A dashboard, by the identifier that its address holds. */
export type DashboardUid = keyof Panels;

/** A panel as alerts name it: `zy-pool/nodes`. */
export type PanelRef = {
  [D in keyof Panels]: `${D}/${keyof Panels[D] & string}`;
}[keyof Panels];

/** The address of a panel below that of Grafana. */
export function panelPath(panel: PanelRef): string {
  const [dashboard = "", name = ""] = panel.split("/");
  const numbers: Readonly<Record<string, number>> = panels[dashboard as keyof Panels];
  return `d/${dashboard}?viewPanel=${numbers[name]}`;
}
