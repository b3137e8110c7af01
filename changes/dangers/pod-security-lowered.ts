import { defineDanger } from "../danger.js";
import { labelsOf } from "../objects/fields.js";
import { nameOf } from "../objects/object.js";

const label = "pod-security.kubernetes.io/enforce";
const versionLabel = `${label}-version`;

/** The profiles of the Pod Security Standards, weakest first; a namespace without the label is privileged. */
const profiles = ["privileged", "baseline", "restricted"];

/** Pods may do what was refused before. */
export default defineDanger({
  kind: "pod-security-lowered",
  title: { zh: "容器组安全级别降低", en: "Pod Security lowered" },
  *find(change) {
    if (change.kind !== "Namespace" || !change.before || !change.after) return;
    const [was, will] = [labelsOf(change.before), labelsOf(change.after)];
    const name = nameOf(change);
    const before = was.get(label) ?? "privileged";
    const after = will.get(label) ?? "privileged";
    if (profiles.indexOf(after) < profiles.indexOf(before)) {
      yield {
        sentence: {
          zh: `${name} 的容器组安全级别由 ${before} 降为 ${after}`,
          en: `${name}: Pod Security goes down from ${before} to ${after}`,
        },
        before,
        after,
      };
    }
    const [beforeVersion, afterVersion] = [was.get(versionLabel), will.get(versionLabel)];
    if (beforeVersion !== undefined && afterVersion !== undefined && isOlder(afterVersion, beforeVersion)) {
      yield {
        sentence: {
          zh: `${name} 的容器组安全标准由 ${beforeVersion} 退回 ${afterVersion}`,
          en: `${name}: the Pod Security Standard goes back from ${beforeVersion} to ${afterVersion}`,
        },
        before: beforeVersion,
        after: afterVersion,
      };
    }
  },
});

/** `v1.34` is older than `v1.35`, and every version is older than `latest`. */
function isOlder(one: string, other: string): boolean {
  const minor = (version: string) =>
    version === "latest" ? Number.MAX_SAFE_INTEGER : Number(version.split(".")[1]);
  return minor(one) < minor(other);
}
