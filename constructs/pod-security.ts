/**
 * Pod Security Admission at `restricted`. The enforced profile is the one of the pool's version, so that an
 * upgraded cluster does not refuse at once what it ran the day before; audit and warnings follow the newest.
 *
 * @param version of Kubernetes, such as `1.35`
 */
export function podSecurityLabels(version: string): Record<string, string> {
  return {
    "pod-security.kubernetes.io/enforce": "restricted",
    "pod-security.kubernetes.io/enforce-version": `v${version}`,
    "pod-security.kubernetes.io/audit": "restricted",
    "pod-security.kubernetes.io/warn": "restricted",
  };
}

/** For namespaces of the platform whose pods need their node's network. */
export const privilegedPods: Readonly<Record<string, string>> = {
  "pod-security.kubernetes.io/enforce": "privileged",
  "pod-security.kubernetes.io/audit": "privileged",
  "pod-security.kubernetes.io/warn": "privileged",
};
