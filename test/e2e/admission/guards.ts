import {
  automation,
  change,
  create,
  namespacePath,
  operator,
  policyPath,
  remove,
  security,
  type Tried,
} from "./request.js";

const xueji = "education-xueji";
const retiring = "culture-tickets";
const labelled = (labels: object) => ({ metadata: { labels } });
const namespace = (name: string, labels: object = {}) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels },
});
const quota = {
  apiVersion: "v1",
  kind: "ResourceQuota",
  metadata: { name: "q" },
  spec: { hard: { pods: "9" } },
};
const role = {
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "Role",
  metadata: { name: "r" },
  rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
};
const wide = {
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name: "wide" },
  spec: { podSelector: {}, ingress: [{}] },
};

const byEstate =
  "身份与安全标签只能经底账修改 / identity and security labels are changed through the estate only";
const madeByEstate =
  "租户命名空间只能经底账开通和退出 / tenant namespaces are made and removed through the estate only";

export const identity: Tried = {
  accepted: [
    [
      "our automation to change a tenant's zone",
      change(automation, namespacePath(xueji), labelled({ "zhengyun.io/zone": "internet" })),
    ],
    [
      "an operator to note something on a tenant's namespace",
      change(operator, namespacePath(xueji), labelled({ team: "blue" })),
    ],
    ["an operator to make a namespace of the platform", create(operator, "", namespace("ingress"))],
  ],
  refused: [
    [
      "changing a tenant's zone",
      change(operator, namespacePath(xueji), labelled({ "zhengyun.io/zone": "internet" })),
      byEstate,
    ],
    [
      "taking a tenant's identity away",
      change(operator, namespacePath(xueji), labelled({ "zhengyun.io/department": null })),
      byEstate,
    ],
    [
      "loosening Pod Security",
      change(
        operator,
        namespacePath(xueji),
        labelled({ "pod-security.kubernetes.io/enforce": "privileged" }),
      ),
      byEstate,
    ],
    [
      "claiming to be a department",
      change(operator, namespacePath("default"), labelled({ "zhengyun.io/department": "education" })),
      byEstate,
    ],
    [
      "making a department's namespace",
      create(operator, "", namespace("education-own", { "zhengyun.io/department": "education" })),
      madeByEstate,
    ],
    ["removing a tenant", remove(operator, namespacePath(xueji)), madeByEstate],
  ],
};

const guarded =
  "网络策略、权限、配额只能经底账修改；安全管理员可删除一项授权的策略以封堵 / network policies, roles, quotas and limits are changed through the estate only; a security administrator may delete a grant's policy to close it";

export const guardedObjects: Tried = {
  accepted: [
    ["our automation to give a quota", create(automation, xueji, quota)],
    ["our automation to give a role", create(automation, xueji, role)],
    [
      "security to close a path by removing a grant's policy",
      remove(security, policyPath(xueji, "grant-g-0001-egress")),
    ],
    ["an operator to open what is no tenant's", create(operator, "default", wide)],
  ],
  refused: [
    ["removing the default deny", remove(operator, policyPath(xueji, "default-deny")), guarded],
    [
      "removing the default deny, even to security",
      remove(security, policyPath(xueji, "default-deny")),
      guarded,
    ],
    [
      "removing a grant's policy to an operator",
      remove(operator, policyPath(xueji, "grant-g-0001-egress")),
      guarded,
    ],
    ["a policy of one's own", create(operator, xueji, wide), guarded],
    ["a quota of one's own", create(operator, xueji, quota), guarded],
    ["a role of one's own", create(operator, xueji, role), guarded],
  ],
};

const retireFirst =
  "请先在底账中将应用标为 state: retiring 并执行变更，再予移除 / mark the application state: retiring in the estate and apply that first, then remove it";

export const retirement: Tried = {
  accepted: [
    ["our automation to remove a retiring tenant", remove(automation, namespacePath(retiring))],
    [
      "our automation to remove a retiring tenant's default deny",
      remove(automation, policyPath(retiring, "default-deny")),
    ],
    [
      "our automation to remove another policy of a living tenant",
      remove(automation, policyPath(xueji, "grant-g-0001-egress")),
    ],
  ],
  refused: [
    ["our automation to remove a living tenant", remove(automation, namespacePath(xueji)), retireFirst],
    [
      "our automation to remove another living tenant",
      remove(automation, namespacePath("data-bureau-identity")),
      retireFirst,
    ],
    [
      "our automation to remove a living tenant's default deny",
      remove(automation, policyPath(xueji, "default-deny")),
      retireFirst,
    ],
  ],
};
