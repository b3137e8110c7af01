import { describe, expect, it } from "vitest";
import { PersonaRoles } from "../../../../constructs/platform/personas/persona-roles.js";
import { personasWithRights } from "../../../../constructs/platform/personas/table.js";
import { resourcesOf } from "../../resources-of.js";

const made = await resourcesOf(
  (stack) => new PersonaRoles(stack, "personas", { pool: "230100-harbin", division: "230100" }),
);

describe("the cluster roles of personas", () => {
  it("are one for each persona with rights", () => {
    const roles = Object.keys(made).filter((address) => address.startsWith("kubernetes_cluster_role_v1."));
    expect(roles).toEqual(
      personasWithRights.map((persona) => `kubernetes_cluster_role_v1.persona_${persona}`).sort(),
    );
  });

  it("say exactly what the table says", () => {
    expect(made["kubernetes_cluster_role_v1.persona_supervisor"]).toEqual({
      metadata: { name: "zhengyun:supervisor", labels: { "app.kubernetes.io/managed-by": "zhengyun" } },
      rule: [
        {
          api_groups: [""],
          resources: ["namespaces", "resourcequotas", "limitranges", "nodes", "persistentvolumes"],
          verbs: ["get", "list", "watch"],
        },
        {
          api_groups: ["storage.k8s.io"],
          resources: ["storageclasses", "volumeattachments", "csinodes", "csidrivers"],
          verbs: ["get", "list", "watch"],
        },
        { api_groups: ["metrics.k8s.io"], resources: ["nodes", "pods"], verbs: ["get", "list", "watch"] },
      ],
    });
  });

  it("are bound for the whole pool to the groups of its scopes, and to no person", () => {
    const subjects = Object.entries(made).flatMap(([address, { subject }]) =>
      Array.isArray(subject)
        ? [[address.split(".")[1], subject.map((one) => `${one.kind} ${one.name}`)]]
        : [],
    );
    expect(Object.fromEntries(subjects)).toEqual({
      persona_regulator_pool: ["Group zhengyun:regulator:province"],
      "persona_tech-authority_pool": ["Group zhengyun:tech-authority:province"],
      "persona_operator-company_pool": ["Group zhengyun:operator-company:province"],
      "persona_cloud-provider_pool": ["Group zhengyun:cloud-provider:230100-harbin"],
      "persona_city-admin_pool": ["Group zhengyun:city-admin:230100"],
      "persona_sys-admin_pool": [
        "Group zhengyun:sys-admin:province",
        "Group zhengyun:sys-admin:230100-harbin",
      ],
      "persona_sec-admin_pool": [
        "Group zhengyun:sec-admin:province",
        "Group zhengyun:sec-admin:230100-harbin",
      ],
      "persona_audit-admin_pool": [
        "Group zhengyun:audit-admin:province",
        "Group zhengyun:audit-admin:230100-harbin",
      ],
      persona_supervisor_pool: ["Group zhengyun:supervisor:province"],
      "persona_duty-officer_pool": [
        "Group zhengyun:duty-officer:province",
        "Group zhengyun:duty-officer:230100-harbin",
      ],
    });
  });
});
