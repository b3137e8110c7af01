/** What stands in every object of a kind that does not say otherwise, by path; `*` stands for each item of a list. */
type Defaults = Readonly<Record<string, unknown>>;

const port = "TCP";
const group = "rbac.authorization.k8s.io";

const matching = (path: string): Defaults => ({
  [`${path}.matchPolicy`]: "Equivalent",
  [`${path}.namespaceSelector`]: {},
  [`${path}.objectSelector`]: {},
  [`${path}.resourceRules.*.scope`]: "*",
  [`${path}.excludeResourceRules.*.scope`]: "*",
});

const pod = "spec.template.spec";
const container = `${pod}.containers.*`;

/**
 * Fields that the API server writes into what leaves them out, by group and kind. Those of Kubernetes' own kinds
 * are held against a real server, those of custom resources against their definitions.
 */
export const defaults: Readonly<Record<string, Defaults>> = {
  " Service": {
    "spec.type": "ClusterIP",
    "spec.sessionAffinity": "None",
    "spec.internalTrafficPolicy": "Cluster",
    "spec.ipFamilyPolicy": "SingleStack",
    "spec.ports.*.protocol": port,
  },
  "apps Deployment": {
    "spec.progressDeadlineSeconds": 600,
    "spec.revisionHistoryLimit": 10,
    "spec.strategy": {
      type: "RollingUpdate",
      rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" },
    },
    [`${pod}.dnsPolicy`]: "ClusterFirst",
    [`${pod}.restartPolicy`]: "Always",
    [`${pod}.schedulerName`]: "default-scheduler",
    [`${pod}.terminationGracePeriodSeconds`]: 30,
    [`${pod}.volumes.*.configMap.defaultMode`]: 0o644,
    [`${pod}.volumes.*.secret.defaultMode`]: 0o644,
    [`${container}.imagePullPolicy`]: "IfNotPresent",
    [`${container}.terminationMessagePath`]: "/dev/termination-log",
    [`${container}.terminationMessagePolicy`]: "File",
    [`${container}.ports.*.protocol`]: port,
    [`${container}.readinessProbe.failureThreshold`]: 3,
    [`${container}.readinessProbe.periodSeconds`]: 10,
    [`${container}.readinessProbe.successThreshold`]: 1,
    [`${container}.readinessProbe.timeoutSeconds`]: 1,
  },
  "networking.k8s.io NetworkPolicy": {
    "spec.podSelector": {},
    "spec.ingress.*.ports.*.protocol": port,
    "spec.egress.*.ports.*.protocol": port,
  },
  "rbac.authorization.k8s.io RoleBinding": { "roleRef.apiGroup": group },
  "rbac.authorization.k8s.io ClusterRoleBinding": { "roleRef.apiGroup": group },
  "storage.k8s.io StorageClass": {
    reclaimPolicy: "Delete",
    volumeBindingMode: "Immediate",
    allowVolumeExpansion: false,
  },
  "scheduling.k8s.io PriorityClass": { preemptionPolicy: "PreemptLowerPriority", globalDefault: false },
  "admissionregistration.k8s.io ValidatingAdmissionPolicy": {
    "spec.failurePolicy": "Fail",
    ...matching("spec.matchConstraints"),
  },
  "admissionregistration.k8s.io ValidatingAdmissionPolicyBinding": matching("spec.matchResources"),
  "metallb.io BGPPeer": {
    "spec.peerPort": 179,
    "spec.disableMP": false,
    "spec.dualStackAddressFamily": false,
  },
  "metallb.io BGPAdvertisement": { "spec.aggregationLength": 32, "spec.aggregationLengthV6": 128 },
  "metallb.io IPAddressPool": { "spec.autoAssign": true, "spec.avoidBuggyIPs": false },
  "frrk8s.metallb.io FRRConfiguration": {
    "spec.bgp.routers.*.neighbors.*.disableMP": false,
    "spec.bgp.routers.*.neighbors.*.dualStackAddressFamily": false,
    "spec.bgp.routers.*.neighbors.*.toAdvertise.allowed.mode": "filtered",
    "spec.bgp.routers.*.neighbors.*.toReceive.allowed.mode": "filtered",
  },
  "monitoring.coreos.com ScrapeConfig": {
    "spec.relabelings.*.action": "replace",
    "spec.metricRelabelings.*.action": "replace",
  },
};
