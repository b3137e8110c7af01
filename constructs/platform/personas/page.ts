import { personas } from "../../../estate/personas.js";
import { groupName, roleName } from "./names.js";
import type { Rule } from "./rights.js";
import { type PersonaRights, personaTable } from "./table.js";

const head = `# 角色与权限 · Personas and their rights

<!-- Generated from constructs/platform/personas/table.ts by \`npm run golden\`. -->

每个资源池里谁能做什么，出自同一张表。人员经身份提供方（OIDC）的组获得角色，组名为 \`zhengyun:<角色>:<范围>\`；
范围是 \`province\`、行政区划代码、部门标识或资源池标识。

Who may do what in a pool, from one table. People get a persona through a group of the identity provider (OIDC)
named \`zhengyun:<persona>:<scope>\`; the scope is \`province\`, a division's code, or the id of a department or pool.

- 三员分立：没有人同时担任 \`sys-admin\`、\`sec-admin\`、\`audit-admin\` 中的两个（GB/T 22239-2019 8.1.5.1–3）。
  Nobody holds two of these three.
- 网络策略、权限、配额与限额只能经底账修改；租户的密钥只有租户能看。
  Network policies, roles, quotas and limits change through the estate only; a tenant's secrets are the tenant's.
- 破窗账号（\`system:masters\` 证书）封存于集群之外，不绑定给任何角色。
  Break-glass, a \`system:masters\` certificate, is sealed outside the cluster and bound to no persona.
- 本工具以组 \`zhengyun:automation\` 的身份执行变更。
  Our own changes are applied as the group \`zhengyun:automation\`.
`;

/** docs/personas.md. */
export function personasPage(): string {
  return [head, overviewTable(), ...personas.map((persona) => section(persona, personaTable[persona]))].join(
    "\n",
  );
}

function overviewTable(): string {
  const rows = personas.map((persona) => {
    const { title, says, ...rights } = personaTable[persona];
    return `| \`${persona}\` | ${title.zh} · ${title.en} | ${boundTo(rights)} | ${says.zh}。${capital(says.en)}. |`;
  });
  return [
    "| 角色 persona | 谁 who | 绑定范围 bound in | 说明 what it does |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function boundTo({ inPool, inNamespaces }: Pick<PersonaRights, "inPool" | "inNamespaces">): string {
  const places = [
    ...inPool.map((scope) => `资源池 pool：${scope}`),
    ...inNamespaces.map((scope) => `命名空间 namespace：${scope}`),
  ];
  return places.join("<br>") || "—";
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function section(persona: (typeof personas)[number], rights: PersonaRights): string {
  if (rights.rules.length === 0) return "";
  const scopes = [...new Set([...rights.inPool, ...rights.inNamespaces])];
  const groups = scopes.map(
    (scope) => `\`${groupName(persona, scope === "province" ? scope : `<${scope}>`)}\``,
  );
  return [
    `## ${persona} ${rights.title.zh}`,
    "",
    `ClusterRole \`${roleName(persona)}\`，组 groups: ${groups.join("、")}`,
    "",
    "| API group | resources | verbs |",
    "|---|---|---|",
    ...rights.rules.map(ruleRow),
    "",
  ].join("\n");
}

function ruleRow({ apiGroups, resources, resourceNames, verbs }: Rule): string {
  const names = resourceNames ? ` (${resourceNames.join(", ")})` : "";
  return `| ${apiGroups.map((group) => group || "core").join(", ")} | ${resources.join(", ")}${names} | ${verbs.join(", ")} |`;
}
