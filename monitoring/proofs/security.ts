import security from "../domains/security.js";
import { absentProof, defineProofs, type Labels, type Proof, type Series } from "../proof.js";

const day = 86_400;
const hour = 3600;

const drifted = (kind: string, count: number): Series => ({
  [`zhengyun_drift_objects{kind="${kind}"}`]: count,
});

/** A count that grew, in one minute, by more than it may, and by no more than that. */
function grew(metric: string, labels: Labels, over: number, limit: number, others: Series = {}): Proof {
  const selector = `${metric}{${Object.entries(labels).map(([name, value]) => `${name}="${value}"`)}}`;
  return {
    fault: { [selector]: `0 ${over}x120` },
    fires: labels,
    after: "1m",
    quiet: [{ [selector]: `0 ${limit}x120`, ...others }, { [selector]: 5000 }],
  };
}

const certificate = 'subject_CN="portal",filename="",secret_namespace="portal",secret_name="tls"';
const portal = { subject_CN: "portal", secret_namespace: "portal", secret_name: "tls" };

/** Something that ends so many seconds after the first minute; the words tell what is left when it fires. */
function ends(metric: string, labels: string, fires: Labels, within: number, value: string): Proof {
  const at = (time: number): Series => ({ [`${metric}{${labels}}`]: time });
  return {
    fault: at(within),
    fires,
    value,
    after: "1m",
    quiet: [at(within + 2 * hour), at(within + 70 * day)],
  };
}

const written = (perMinute: number): Series => ({
  'fluentbit_input_records_total{name="tail.0"}': `0+${perMinute}x90`,
});

const policy = 'policy="identity",policy_binding="identity"';
const checks = (labels: string, values: string | number): Series => ({
  [`apiserver_validating_admission_policy_check_total{${policy},${labels}}`]: values,
});

const secret = (name: string, age: number, namespace = "metallb-system"): Series => ({
  [`kube_secret_created{namespace="${namespace}",secret="${name}"}`]: -age,
});

/** Clients, so many of ten thousand of them with certificates that hold between two days and seven. */
const clients = (few: number): Series =>
  Object.fromEntries(
    [2 * day, 7 * day, 90 * day, "+Inf"].map((bound) => [
      `apiserver_client_certificate_expiration_seconds_bucket{le="${bound}"}`,
      `0+${bound === 2 * day ? 0 : bound === 7 * day ? few * 6 : 60_000}x90`,
    ]),
  );

const grant = 'grant="g-0101",department="education",target="bigdata-center/identity"';
const granted = { grant: "g-0101", department: "education", target: "bigdata-center/identity" };
const exception = 'exception="heritage-weekly-backup",code="DRR004"';
const appointment = 'person="meng-yanan",persona="sec-admin"';

const month = ends("zhengyun_grant_expiry_timestamp_seconds", grant, granted, 30 * day, "29d 22h 59m 0s");
const term = ends(
  "zhengyun_appointment_expiry_timestamp_seconds",
  appointment,
  { person: "meng-yanan", persona: "sec-admin" },
  14 * day,
  "13d 22h 59m 0s",
);

export default defineProofs(security, {
  IsolationDrifted: {
    fault: drifted("isolation", 1),
    fires: { kind: "isolation", job: "zhengyun-drift" },
    value: "1",
    quiet: [{ ...drifted("isolation", 0), ...drifted("benign", 12) }],
  },
  QuotaDrifted: {
    fault: drifted("quota", 1),
    fires: { kind: "quota" },
    value: "1",
    quiet: [{ ...drifted("quota", 0), ...drifted("benign", 12) }],
  },
  DriftUnchecked: {
    fault: { zhengyun_drift_last_run_timestamp_seconds: -26 * hour },
    fires: {},
    value: "1d 2h 11m 0s",
    after: "1m",
    quiet: [{ zhengyun_drift_last_run_timestamp_seconds: -25.8 * hour }],
  },
  LoginFailuresMany: {
    fault: {
      'authentication_attempts{result="failure",instance="a"}': "0 50x20",
      'authentication_attempts{result="failure",instance="b"}': "0 51x20",
    },
    fires: {},
    after: "1m",
    quiet: [
      {
        'authentication_attempts{result="failure"}': "0 100x20",
        'authentication_attempts{result="success"}': "0 900x20",
      },
    ],
  },
  AuditFailing: {
    fault: { 'apiserver_audit_error_total{plugin="log"}': "0 1x20" },
    fires: {},
    after: "1m",
    quiet: [{ 'apiserver_audit_error_total{plugin="log"}': 3 }],
  },
  AuditSilent: {
    fault: { apiserver_audit_event_total: 900 },
    fires: {},
    after: "1m",
    quiet: [{ apiserver_audit_event_total: "0+1x60" }],
  },
  NodeLogsSilent: { fault: written(0), fires: {}, after: "1m", quiet: [written(1)] },
  AdmissionBypassed: grew(
    "apiserver_admission_webhook_fail_open_count",
    { name: "guard", type: "validating" },
    1,
    0,
  ),
  AdmissionPolicyBroken: {
    fault: checks('enforcement_action="deny",error_type="compile_error"', "0 1x60"),
    fires: { policy: "identity" },
    after: "1m",
    quiet: [
      {
        ...checks('enforcement_action="deny",error_type="no_error"', "0 9x60"),
        ...checks('enforcement_action="deny",error_type="compile_error"', 4),
      },
    ],
  },
  AdmissionDenialsMany: {
    fault: checks('enforcement_action="deny",error_type="no_error"', "0 51x60"),
    fires: { policy: "identity" },
    after: "1m",
    quiet: [
      {
        ...checks('enforcement_action="deny",error_type="no_error"', "0 50x60"),
        ...checks('enforcement_action="allow",error_type="no_error"', "0 900x60"),
      },
    ],
  },
  CertificateExpiring: ends("x509_cert_not_after", certificate, portal, 14 * day, "13d 22h 59m 0s"),
  CertificateExpiresTomorrow: ends("x509_cert_not_after", certificate, portal, 2 * day, "1d 23h 49m 0s"),
  PublicCertificateExpiring: ends(
    "probe_ssl_earliest_cert_expiry",
    'module="https",zone="internet",plane="a"',
    { module: "https", zone: "internet", plane: "a" },
    7 * day,
    "6d 22h 59m 0s",
  ),
  CertificateNotRenewing: {
    fault: { 'certmanager_certificate_ready_status{name="portal",namespace="portal",condition="False"}': 1 },
    fires: { name: "portal", namespace: "portal", condition: "False" },
    quiet: [
      {
        'certmanager_certificate_ready_status{name="portal",namespace="portal",condition="False"}': 0,
        'certmanager_certificate_ready_status{name="portal",namespace="portal",condition="True"}': 1,
      },
    ],
  },
  NodeCertificateNotRotating: {
    fault: { kubelet_certificate_manager_client_ttl_seconds: 2 * day - 60 },
    fires: {},
    value: "1d 23h 59m 0s",
    quiet: [{ kubelet_certificate_manager_client_ttl_seconds: 2 * day }],
  },
  AdministratorCertificateExpiring: {
    fault: clients(102),
    fires: {},
    after: "1m",
    quiet: [clients(0), clients(50), clients(100)],
  },
  RoutingKeyOld: {
    fault: secret("bgp-plane-a", 365 * day),
    fires: { namespace: "metallb-system", secret: "bgp-plane-a" },
    value: "365d 1h 1m 0s",
    after: "1m",
    quiet: [
      secret("bgp-plane-a", 365 * day - 2 * hour),
      { ...secret("webhook-cert", 800 * day), ...secret("bgp-plane-a", 800 * day, "education-xueji") },
    ],
  },
  CertificateKeyOld: {
    fault: { [`x509_cert_not_before{${certificate}}`]: -825 * day },
    fires: portal,
    value: "825d 1h 1m 0s",
    after: "1m",
    quiet: [{ [`x509_cert_not_before{${certificate}}`]: -825 * day + 2 * hour }],
  },
  EstateHasErrors: {
    fault: { 'zhengyun_estate_findings{severity="error"}': 1 },
    fires: { severity: "error" },
    value: "1",
    quiet: [
      { 'zhengyun_estate_findings{severity="error"}': 0, 'zhengyun_estate_findings{severity="warning"}': 7 },
    ],
  },
  // What has expired is told in other words.
  GrantExpiring: {
    ...month,
    beyond: [{ [`zhengyun_grant_expiry_timestamp_seconds{${grant}}`]: 3660.5 }],
    quiet: [...month.quiet, { [`zhengyun_grant_expiry_timestamp_seconds{${grant}}`]: 3660 }],
  },
  GrantExpired: {
    fault: { [`zhengyun_grant_expiry_timestamp_seconds{${grant}}`]: 0 },
    fires: granted,
    value: "1h 1m 0s",
    after: "1m",
    quiet: [{ [`zhengyun_grant_expiry_timestamp_seconds{${grant}}`]: 3660 }],
  },
  ExceptionExpiring: ends(
    "zhengyun_exception_expiry_timestamp_seconds",
    exception,
    { exception: "heritage-weekly-backup", code: "DRR004" },
    14 * day,
    "13d 22h 59m 0s",
  ),
  AppointmentExpiring: {
    ...term,
    beyond: [{ [`zhengyun_appointment_expiry_timestamp_seconds{${appointment}}`]: 3660.5 }],
    quiet: [...term.quiet, { [`zhengyun_appointment_expiry_timestamp_seconds{${appointment}}`]: 3660 }],
  },
  CertificateMetricsAbsent: absentProof("x509_cert_not_after"),
  CertificateRenewalAbsent: absentProof("certmanager_certificate_ready_status"),
  DriftMetricsAbsent: absentProof("zhengyun_drift_last_run_timestamp_seconds"),
});
