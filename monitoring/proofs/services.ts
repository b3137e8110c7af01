import type { Duration } from "../alert.js";
import services from "../domains/services.js";
import { absentProof, defineProofs, type Proof, type Series } from "../proof.js";

const own =
  'namespace="bigdata-center-identity",department="bigdata-center",application="bigdata-center/identity"';
const who = {
  namespace: "bigdata-center-identity",
  department: "bigdata-center",
  application: "bigdata-center/identity",
};
const objective = { [`zhengyun_objective_ratio{${own},service="identity"}`]: 0.999 };
const shown = { ...who, service: "identity", job: "zhengyun" };

/** An application as the estate knows it. */
const info = (tier = "core", role = "active"): Series => ({
  [`zhengyun_application_info{${own},level="3",dr_tier="${tier}",role="${role}"}`]: 1,
});

const at = 'namespace="bigdata-center-identity"';

/** Requests a minute that succeed and that fail. */
function requests(
  good: number | string,
  bad: number | string,
  namespace = "bigdata-center-identity",
): Series {
  const labels = `namespace="${namespace}",ingress="web",service="web"`;
  const values = (each: number | string) => (typeof each === "number" ? `0+${each}x600` : each);
  return {
    [`nginx_ingress_controller_requests{${labels},status="200"}`]: values(good),
    [`nginx_ingress_controller_requests{${labels},status="500"}`]: values(bad),
  };
}

/** A share of failures in ten thousand, of plenty of requests; first over the budget's limit, then at ease. */
function burning(over: number, under: number, value: string, quietAt: Duration): Proof {
  const failing = (bad: number) => ({ ...objective, ...requests(10_000 - bad, bad) });
  return {
    fault: failing(over),
    fires: shown,
    value,
    after: "1m",
    quietAt,
    quiet: [
      failing(0),
      failing(under),
      // What fails is the requester's fault.
      {
        ...objective,
        ...requests(10_000, 0),
        [`nginx_ingress_controller_requests{${at},ingress="web",service="web",status="404"}`]: "0+9000x600",
      },
      // A request in ten seconds, wrong every time, wakes nobody.
      { ...objective, ...requests(0, 5.95) },
      // It was bad, and is within the limit now.
      {
        ...objective,
        ...requests(`0 1000 2000+${10_000 - under}x600`, `0 9000 18000+${under}x600`),
      },
      // It is over.
      { ...objective, ...requests("0+10000x600", "0 9000x600") },
    ],
  };
}

/** Requests, so many of a thousand of them slow. */
const latency = (slow: number): Series => {
  const bucket = (le: string, perMinute: number) => ({
    [`nginx_ingress_controller_request_duration_seconds_bucket{${at},ingress="web",service="web",le="${le}"}`]: `0+${perMinute}x60`,
  });
  return {
    [`zhengyun_objective_latency_seconds{${own},service="identity"}`]: 0.5,
    ...bucket("0.25", 0),
    ...bucket("0.5", 60 * (1000 - slow)),
    ...bucket("1", 60_000),
    ...bucket("+Inf", 60_000),
  };
};

const probe = (module: string, value: number): Series => ({
  [`probe_success{module="${module}",zone="internet",plane="a"}`]: value,
});
const probed = (module: string) => ({ module, zone: "internet", plane: "a" });
const portal = {
  fault: probe("portal", 0),
  fires: probed("portal"),
  quiet: [{ ...probe("portal", 1), ...probe("https", 0) }] as const,
};

const deployment = (wanted: number, available: number): Series => ({
  [`kube_deployment_spec_replicas{${at},deployment="web"}`]: wanted,
  [`kube_deployment_status_replicas_available{${at},deployment="web"}`]: available,
});

const statefulset = (wanted: number, ready: number): Series => ({
  [`kube_statefulset_replicas{${at},statefulset="db"}`]: wanted,
  [`kube_statefulset_status_replicas_ready{${at},statefulset="db"}`]: ready,
});

const waiting = (reason: string, value = 1): Series => ({
  [`kube_pod_container_status_waiting_reason{${at},pod="p",container="c",reason="${reason}"}`]: value,
});

const restarted = (values: string | number, reason: string): Series => ({
  [`kube_pod_container_status_restarts_total{${at},pod="p",container="c"}`]: values,
  [`kube_pod_container_status_last_terminated_reason{${at},pod="p",container="c",reason="${reason}"}`]: 1,
});

const failedJobs = (value: number): Series => ({
  [`kube_job_status_failed{${at},job_name="report"}`]: value,
});

export default defineProofs(services, {
  ObjectiveBurningFast: burning(145, 142, "14.5", "10m"),
  ObjectiveBurning: burning(65, 55, "6.5", "50m"),
  ObjectiveBurningSlowly: burning(35, 25, "3.5", "190m"),
  ObjectiveLeaking: burning(15, 9, "1.5", "430m"),
  ServiceSlow: {
    fault: latency(11),
    fires: { ...who, service: "identity", job: "zhengyun" },
    value: "545.5ms",
    after: "1m",
    quiet: [latency(0), latency(9), latency(10)],
  },
  RequestsVanished: {
    fault: { ...objective, ...requests("0+120x60 7200x600", 0) },
    fires: shown,
    after: "65m",
    quiet: [
      { ...objective, ...requests("0+120x600", 0) },
      // Once in a while everybody comes.
      { ...objective, ...requests("0 6 12 612x600", 0) },
      // Seldom used, and quiet now.
      { ...objective, ...requests("0+6x60 360x600", 0) },
    ],
  },
  ServiceProbeFailing: {
    fault: probe("service", 0),
    fires: probed("service"),
    quiet: [{ ...probe("service", 1), ...probe("https", 0) }],
  },
  PortalDown: portal,
  PortalDownReportable: portal,
  ApplicationDown: {
    fault: { ...info(), ...deployment(2, 0) },
    fires: { ...who, deployment: "web" },
    beyond: [{ ...info(), ...deployment(1, 0) }],
    quiet: [
      { ...info(), ...deployment(2, 1) },
      { ...info(), ...deployment(0, 0) },
      { ...info("core", "standby"), ...deployment(2, 0) },
    ],
  },
  ApplicationReplicasMissing: {
    fault: { ...info(), ...deployment(3, 2) },
    fires: { ...who, deployment: "web" },
    value: "2",
    quiet: [
      { ...info(), ...deployment(3, 3) },
      { ...info(), ...deployment(3, 4) },
    ],
  },
  DatabaseReplicasMissing: {
    fault: { ...info(), ...statefulset(3, 2) },
    fires: { ...who, statefulset: "db" },
    value: "2",
    quiet: [
      { ...info(), ...statefulset(3, 3) },
      { ...info("general"), ...statefulset(3, 2) },
      { ...info(), ...statefulset(2, 3) },
    ],
  },
  ApplicationCrashLooping: {
    fault: { ...info(), ...waiting("CrashLoopBackOff") },
    fires: { ...who, pod: "p", container: "c", reason: "CrashLoopBackOff" },
    quiet: [{ ...info(), ...waiting("CrashLoopBackOff", 0), ...waiting("ContainerCreating") }],
  },
  ApplicationImageUnavailable: {
    fault: { ...info(), ...waiting("ImagePullBackOff") },
    fires: { ...who, pod: "p", container: "c", reason: "ImagePullBackOff" },
    quiet: [{ ...info(), ...waiting("ImagePullBackOff", 0), ...waiting("ContainerCreating") }],
  },
  ApplicationOutOfMemory: {
    fault: { ...info(), ...restarted("0 4x60", "OOMKilled") },
    fires: { ...who, pod: "p", container: "c" },
    after: "1m",
    quiet: [
      { ...info(), ...restarted("0 3x60", "OOMKilled") },
      { ...info(), ...restarted("0 9x60", "Error") },
    ],
  },
  ApplicationJobFailed: {
    fault: { ...info(), ...failedJobs(1) },
    fires: { ...who, job_name: "report" },
    value: "1",
    quiet: [{ ...info(), ...failedJobs(0) }],
  },
  IngressConfigRejected: {
    fault: { nginx_ingress_controller_config_last_reload_successful: 0 },
    fires: {},
    quiet: [{ nginx_ingress_controller_config_last_reload_successful: 1 }],
  },
  IngressMetricsAbsent: absentProof("nginx_ingress_controller_requests"),
});
