/** Longest name that Kubernetes takes for a namespace, and for the value of a label (RFC 1123). */
export const longestName = 63;

/**
 * The namespace of an application, the same in every pool.
 * @param application its id, `<department>/<key>`
 */
export function namespaceOf(application: string): string {
  return application.replace("/", "-");
}

/** Names that belong to Kubernetes, or to what the platform itself installs. */
const reserved: readonly RegExp[] = [/^kube-/, /^default$/, /^zhengyun-/, /-system$/, /^monitoring$/];

/** Whether a namespace of this name belongs to the platform. */
export function isReserved(namespace: string): boolean {
  return reserved.some((pattern) => pattern.test(namespace));
}
