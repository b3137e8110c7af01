import { unreadPolicies } from "../compare/unread-policies.js";
import { defineDanger } from "../danger.js";
import { at } from "../objects/fields.js";
import { type Manifest, nameOf } from "../objects/object.js";
import { canonical } from "../plan/canonical.js";
import { isHidden } from "../plan/read.js";

/** By kind: the parts that other rules judge. */
const judged: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Namespace: [["metadata", "labels"]],
  NetworkPolicy: [["spec"]],
  ResourceQuota: [["spec"]],
  LimitRange: [["spec"]],
  StorageClass: [["reclaimPolicy"], ["parameters"]],
  Role: [["rules"]],
  ClusterRole: [["rules"], ["aggregationRule"]],
  RoleBinding: [["subjects"], ["roleRef"]],
  ClusterRoleBinding: [["subjects"], ["roleRef"]],
  HelmRelease: [["values"], ["set"], ["set_sensitive"]],
};

/** What is not known until it is done, or may not be shown, cannot be judged, and is not passed over in silence. */
export default defineDanger({
  kind: "undecidable",
  title: { zh: "无法判断", en: "Cannot be judged" },
  *find(change) {
    const { after, before, action } = change;
    if (!after || action === "none" || action === "forget") return;
    const name = nameOf(change);
    for (const path of judged[change.kind] ?? []) {
      if (!isHidden(at(after, ...path))) continue;
      const field = path.join(".");
      yield {
        sentence: {
          zh: `${name} 的 ${field} 要到执行后才知道，或不可显示`,
          en: `${name}: ${field} is known only after the change, or may not be shown`,
        },
      };
    }
    if (change.kind === "HelmRelease" && before && chart(before) !== chart(after)) {
      yield {
        sentence: {
          zh: `${name} 的图表有变，它生成的对象不在计划中`,
          en: `${name}: the chart itself changes, and what it makes is not in the plan`,
        },
      };
    }
    if (unreadPolicies.has(change.kind) && before && spec(before) !== spec(after)) {
      yield {
        sentence: {
          zh: `${name} 的规则有变，无法判断是否放宽`,
          en: `${name}: its rules change; whether they permit more cannot be told`,
        },
      };
    }
  },
});

const chart = ({ chart, repository, description, version }: Manifest) =>
  canonical([chart ?? null, repository ?? null, description ?? null, version ?? null]);

const spec = (manifest: Manifest) => canonical(manifest.spec ?? null);
