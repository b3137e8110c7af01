/**
 * Departments with workloads, default deny, DNS, two grants each, and a way to the Internet: as manifests in full, and
 * as labels and ports only. Both say the same of pods.
 */

/** A workload, as both spellings have it. */
interface Workload {
  readonly department: number;
  readonly app: string;
  readonly address: string;
}

/** Whoever matches the labels; of a department, or of all. */
interface Match {
  readonly department?: number;
  readonly app?: string;
}

/** An opening, labels and ports only. */
interface Opening {
  readonly at: Match;
  readonly direction: "ingress" | "egress";
  readonly peers: Match;
  /** By its index in `ports`; all where it is left out. */
  readonly port?: number;
}

export const ports = [
  { protocol: "UDP", number: 53 },
  { protocol: "TCP", number: 443 },
  { protocol: "TCP", number: 5432 },
  { protocol: "TCP", number: 8080 },
] as const;

/** What pods call those of their ports that rules name. */
const named = [
  { name: "https", containerPort: 443 },
  { name: "db", containerPort: 5432 },
];

/** A port's name at every pod; empty where it has none. */
export function portName(protocol: string, number: number): string {
  const found = protocol === "TCP" ? named.find(({ containerPort }) => containerPort === number) : undefined;
  return found?.name ?? "";
}

/** The department that has DNS. */
const dns = 0;
const dnsWorkloads = 4;

export function workloadsOf(departments: number, each: number): Workload[] {
  const counts = Array.from({ length: departments + 1 }, (_, index) => (index === dns ? dnsWorkloads : each));
  return counts.flatMap((count, department) =>
    Array.from({ length: count }, (_, index) => ({
      department,
      app: `app-${index}`,
      address: `10.${department >> 8}.${department & 255}.${index + 1}`,
    })),
  );
}

/** Whom each department is granted to reach: two others, each at one application and port. */
function grantsOf(from: number, departments: number): { to: number; app: string; port: number }[] {
  return [
    { to: (from % departments) + 1, app: "app-0", port: 1 },
    { to: ((from * 7 + 3) % departments) + 1, app: "app-1", port: 2 },
  ].filter(({ to }) => to !== from);
}

export function openingsOf(departments: number): Opening[] {
  const all = Array.from({ length: departments }, (_, index) => index + 1);
  return [
    { at: { department: dns }, direction: "ingress", peers: {}, port: 0 },
    ...all.flatMap((department): Opening[] => [
      { at: { department }, direction: "ingress", peers: { department } },
      { at: { department }, direction: "egress", peers: { department } },
      { at: { department }, direction: "egress", peers: { department: dns }, port: 0 },
      ...grantsOf(department, departments).flatMap(({ to, app, port }): Opening[] => [
        { at: { department }, direction: "egress", peers: { department: to, app }, port },
        { at: { department: to, app }, direction: "ingress", peers: { department }, port },
      ]),
    ]),
  ];
}

const label = "zhengyun.io/department";
const namespaceOf = (department: number) => `department-${department}`;

/** The cluster as manifests: expressions, names and ranges of ports, blocks with exceptions, and both tiers. */
export function manifestsOf(departments: number, each: number): object[] {
  const all = Array.from({ length: departments + 1 }, (_, index) => index);
  return [
    ...all.map((department) => ({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: namespaceOf(department), labels: { [label]: `${department}` } },
    })),
    ...workloadsOf(departments, each).map(pod),
    ...all.filter((department) => department !== dns).flatMap(guards),
    ...openingsOf(departments).map(policy),
    ...tiers,
  ];
}

function pod({ department, app, address }: Workload): object {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: app, namespace: namespaceOf(department), labels: { app } },
    spec: { containers: [{ name: "main", ports: named }] },
    status: { phase: "Running", podIP: address },
  };
}

/** Default deny, and a way to the Internet. */
function guards(department: number): object[] {
  const of = (name: string, spec: object) => networkPolicy(name, department, { podSelector: {}, ...spec });
  const except = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];
  return [
    of("default-deny", { policyTypes: ["Ingress", "Egress"] }),
    of("internet", {
      policyTypes: ["Egress"],
      egress: [
        {
          to: [{ ipBlock: { cidr: "0.0.0.0/0", except } }],
          ports: [{ port: 443 }, { protocol: "SCTP", port: 3868 }, { port: 8000, endPort: 8100 }],
        },
      ],
    }),
  ];
}

function networkPolicy(name: string, department: number, spec: object): object {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name, namespace: namespaceOf(department) },
    spec,
  };
}

const spellings = [
  [{ protocol: "UDP", port: 53 }],
  [{ port: "https" }],
  [{ port: "db" }, { protocol: "UDP", port: 6000, endPort: 6100 }],
] as const;

function policy({ at, direction, peers, port }: Opening, index: number): object {
  const namespaceSelector =
    peers.department === undefined
      ? {}
      : { matchExpressions: [{ key: label, operator: "In", values: [`${peers.department}`] }] };
  const peer = {
    namespaceSelector,
    ...(peers.app ? { podSelector: { matchLabels: { app: peers.app } } } : {}),
  };
  const rule = {
    [direction === "ingress" ? "from" : "to"]: [peer],
    ...(port === undefined ? {} : { ports: spellings[port] }),
  };
  return networkPolicy(`opening-${index}`, at.department ?? dns, {
    podSelector: at.app ? { matchExpressions: [{ key: "app", operator: "In", values: [at.app] }] } : {},
    policyTypes: [direction === "ingress" ? "Ingress" : "Egress"],
    [direction]: [rule],
  });
}

const tierPolicy = (name: string, tier: string, rules: object): object => ({
  apiVersion: "policy.networking.k8s.io/v1alpha2",
  kind: "ClusterNetworkPolicy",
  metadata: { name },
  spec: { tier, priority: 10, subject: { namespaces: {} }, ...rules },
});

const tiers = [
  tierPolicy("no-metadata-service", "Admin", {
    egress: [{ action: "Deny", to: [{ networks: ["169.254.0.0/16"] }] }],
  }),
  tierPolicy("closed-by-default", "Baseline", {
    ingress: [{ action: "Deny", from: [{ namespaces: {} }] }],
  }),
];
